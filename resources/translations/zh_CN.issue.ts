<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Issue</name>
    <message>
        <source>A scan opens its case · {key} hands over</source>
        <translation>扫描打开办件 · {key} 交付</translation>
    </message>
    <message>
        <source>As printed on the licence or the document</source>
        <translation>证照、文书上的编号</translation>
    </message>
    <message>
        <source>At the counter</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>邮寄</translation>
    </message>
    <message>
        <source>By post  {key}</source>
        <translation>邮寄  {key}</translation>
    </message>
    <message>
        <source>Carrier no.</source>
        <translation>邮件编号</translation>
    </message>
    <message>
        <source>Deliver</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Delivered by post</source>
        <translation>邮寄已签收</translation>
    </message>
    <message>
        <source>Delivery overdue</source>
        <translation>超送达期限</translation>
    </message>
    <message>
        <source>Document no.</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Empty: none</source>
        <translation>不填则无</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>交付物</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Nothing waits on the shelf</source>
        <translation>货架上没有待领取的结果</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>结果编号</translation>
    </message>
    <message>
        <source>On the shelf</source>
        <translation>上架</translation>
    </message>
    <message>
        <source>Read the card ({key}) or type the number</source>
        <translation>读卡（{key}）或输入证件号码</translation>
    </message>
    <message>
        <source>Record it</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Result to make</source>
        <translation>待制证</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>出件</translation>
    </message>
    <message>
        <source>Scan a receipt, or choose a case in the list</source>
        <translation>扫描凭证条码，或在左边选一件</translation>
    </message>
    <message>
        <source>Seal use</source>
        <translation>用印登记</translation>
    </message>
    <message>
        <source>Signed on</source>
        <translation>签收日期</translation>
    </message>
    <message>
        <source>Tell to collect</source>
        <translation>通知领取</translation>
    </message>
    <message>
        <source>The day on the carrier's slip is what counts</source>
        <translation>以邮政签收单上的日期为准</translation>
    </message>
    <message>
        <source>The day they were told</source>
        <translation>请填写通知的日期</translation>
    </message>
    <message>
        <source>The result</source>
        <translation>制证出文</translation>
    </message>
    <message>
        <source>Told on</source>
        <translation>通知日期</translation>
    </message>
    <message>
        <source>Told to collect</source>
        <translation>已通知领取</translation>
    </message>
    <message>
        <source>Validity</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Waiting for the centre</source>
        <translation>等待中心答复</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>已等</translation>
    </message>
    <message>
        <source>Which seal, how many times, by whom</source>
        <translation>用什么章、几次、谁用</translation>
    </message>
    <message>
        <source>Who answered, what was said</source>
        <translation>接听人、答复，可不填</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>document</source>
        <translation>结果文书</translation>
    </message>
    <message>
        <source>puts a decided case on the shelf with its result</source>
        <translation>登记结果编号后上架</translation>
    </message>
    <message>
        <source>result to make</source>
        <translation>待制证</translation>
    </message>
    <message>
        <source>told {day}</source>
        <translation>已通知 {day}</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 日</translation>
    </message>
    <message>
        <source>{key} reads the card</source>
        <translation>{key} 读卡</translation>
    </message>
    <message>
        <source>{name}, head of the applicant</source>
        <translation>{name}（法定代表人）</translation>
    </message>
    <message>
        <source>{name}, the agent</source>
        <translation>{name}（代理人）</translation>
    </message>
    <message>
        <source>{name}, the applicant</source>
        <translation>{name}（申请人）</translation>
    </message>
</context>
</TS>
