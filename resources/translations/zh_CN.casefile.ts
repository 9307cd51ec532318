<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Case</name>
    <message>
        <source> · {count} missing</source>
        <translation> · {count} 缺</translation>
    </message>
    <message>
        <source> · {count} tolerated</source>
        <translation> · {count} 容缺</translation>
    </message>
    <message>
        <source>Another ground in law</source>
        <translation>法律、法规规定的其他情形</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Applicant dead or dissolved</source>
        <translation>申请人死亡或者终止</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>申请内容</translation>
    </message>
    <message>
        <source>Application dismissed</source>
        <translation>驳回申请</translation>
    </message>
    <message>
        <source>Approval sheet</source>
        <translation>审批表</translation>
    </message>
    <message>
        <source>Asked of the applicant</source>
        <translation>已请申请人补充</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>申请日</translation>
    </message>
    <message>
        <source>Awaiting corrections</source>
        <translation>待补正</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back  Esc</source>
        <translation>返回  Esc</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Circulation slip</source>
        <translation>流转单</translation>
    </message>
    <message>
        <source>Confirmation of withdrawal</source>
        <translation>撤回确认书</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>予以确认</translation>
    </message>
    <message>
        <source>Corrections late</source>
        <translation>逾期未补正</translation>
    </message>
    <message>
        <source>Count the pages</source>
        <translation>请数页数</translation>
    </message>
    <message>
        <source>Decision: granted</source>
        <translation>决定书</translation>
    </message>
    <message>
        <source>Decision: refused</source>
        <translation>不予决定书</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>已送达</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Endorsed and passed up</source>
        <translation>同意转报</translation>
    </message>
    <message>
        <source>Entered afterwards because</source>
        <translation>补录理由</translation>
    </message>
    <message>
        <source>Fetching the scan {have}/{of}</source>
        <translation>正在下载扫描件 {have}/{of}</translation>
    </message>
    <message>
        <source>Filed</source>
        <translation>备案</translation>
    </message>
    <message>
        <source>Filing refused</source>
        <translation>不予备案</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>已转报</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>退还的材料</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>准予办理</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>History</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Last asked {time}</source>
        <translation>上次询问 {time}</translation>
    </message>
    <message>
        <source>Law the proposal rests on</source>
        <translation>拟办意见的依据</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Make the sheet</source>
        <translation>出流转单</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Materials: {count} in</source>
        <translation>材料 {count} 到</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Not confirmed</source>
        <translation>不予确认</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message>
        <source>Notice of a special procedure</source>
        <translation>特别程序告知书</translation>
    </message>
    <message>
        <source>Notice of acceptance</source>
        <translation>受理通知书</translation>
    </message>
    <message>
        <source>Notice of corrections</source>
        <translation>补正通知书</translation>
    </message>
    <message>
        <source>Notice of non-acceptance</source>
        <translation>不予受理通知书</translation>
    </message>
    <message>
        <source>Notice of termination</source>
        <translation>终止办理通知书</translation>
    </message>
    <message>
        <source>Notice of tolerant acceptance</source>
        <translation>容缺受理通知书</translation>
    </message>
    <message>
        <source>On their way: {giver} → {taker}, sheet {sheet}, {pages} pages</source>
        <translation>流转中：{giver} → {taker}，流转单{sheet}，共{pages}页</translation>
    </message>
    <message>
        <source>Opinion of the reviewer</source>
        <translation>审查意见</translation>
    </message>
    <message>
        <source>Opinion of {name}</source>
        <translation>{name}的审查意见</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Pass the papers on</source>
        <translation>流转</translation>
    </message>
    <message>
        <source>Passing up refused</source>
        <translation>不予转报</translation>
    </message>
    <message>
        <source>Payment granted</source>
        <translation>给予给付</translation>
    </message>
    <message>
        <source>Payment refused</source>
        <translation>不予给付</translation>
    </message>
    <message>
        <source>Permit granted</source>
        <translation>准予行政许可</translation>
    </message>
    <message>
        <source>Permit refused</source>
        <translation>不予行政许可</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Printed on {printer}</source>
        <translation>已打印到 {printer}</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>容缺受理承诺书</translation>
    </message>
    <message>
        <source>Proof of delivery</source>
        <translation>送达回证</translation>
    </message>
    <message>
        <source>Propose confirming</source>
        <translation>拟确认</translation>
    </message>
    <message>
        <source>Propose dismissal</source>
        <translation>拟驳回</translation>
    </message>
    <message>
        <source>Propose filing</source>
        <translation>拟备案</translation>
    </message>
    <message>
        <source>Propose grant</source>
        <translation>拟准予</translation>
    </message>
    <message>
        <source>Propose no filing</source>
        <translation>拟不予备案</translation>
    </message>
    <message>
        <source>Propose no payment</source>
        <translation>拟不予给付</translation>
    </message>
    <message>
        <source>Propose no reward</source>
        <translation>拟不予奖励</translation>
    </message>
    <message>
        <source>Propose not confirming</source>
        <translation>拟不予确认</translation>
    </message>
    <message>
        <source>Propose not passing up</source>
        <translation>拟不转报</translation>
    </message>
    <message>
        <source>Propose not serving</source>
        <translation>拟不予办理</translation>
    </message>
    <message>
        <source>Propose passing up</source>
        <translation>拟转报</translation>
    </message>
    <message>
        <source>Propose payment</source>
        <translation>拟给付</translation>
    </message>
    <message>
        <source>Propose refusal</source>
        <translation>拟不予</translation>
    </message>
    <message>
        <source>Propose reward</source>
        <translation>拟奖励</translation>
    </message>
    <message>
        <source>Propose serving</source>
        <translation>拟办结</translation>
    </message>
    <message>
        <source>Propose upholding</source>
        <translation>拟支持</translation>
    </message>
    <message>
        <source>Reason as written</source>
        <translation>书面说明的理由</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Receipt of materials</source>
        <translation>材料接收凭证</translation>
    </message>
    <message>
        <source>Receipt of supplements</source>
        <translation>补正材料接收单</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收件</translation>
    </message>
    <message>
        <source>Record the withdrawal</source>
        <translation>登记撤回，打印确认书</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不予办理</translation>
    </message>
    <message>
        <source>Reward granted</source>
        <translation>给予奖励</translation>
    </message>
    <message>
        <source>Reward refused</source>
        <translation>不予奖励</translation>
    </message>
    <message>
        <source>Ruled</source>
        <translation>已裁决</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已存为 {file}</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>看扫描件</translation>
    </message>
    <message>
        <source>Scan at the centre, not here yet</source>
        <translation>扫描件待下载</translation>
    </message>
    <message>
        <source>Scan not on this machine</source>
        <translation>扫描件不在本机</translation>
    </message>
    <message>
        <source>Scan not sent</source>
        <translation>扫描件未能上传</translation>
    </message>
    <message>
        <source>Scan waiting to be sent</source>
        <translation>扫描件待上传</translation>
    </message>
    <message>
        <source>Scans</source>
        <translation>扫描件</translation>
    </message>
    <message>
        <source>Sent back because</source>
        <translation>退回理由</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Service refused</source>
        <translation>不予办理</translation>
    </message>
    <message>
        <source>Slip</source>
        <translation>收件小票</translation>
    </message>
    <message>
        <source>T</source>
        <translation>容</translation>
    </message>
    <message>
        <source>Terminate the case</source>
        <translation>终止办理</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>Termination</source>
        <translation>终止办理</translation>
    </message>
    <message>
        <source>The centre has answered: the case is shown as it stands</source>
        <translation>中心已答复，办件按中心所记显示</translation>
    </message>
    <message>
        <source>The papers came</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>To</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>To claim</source>
        <translation>待认领</translation>
    </message>
    <message>
        <source>To collect</source>
        <translation>待领取</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
    </message>
    <message>
        <source>Tolerated materials late</source>
        <translation>容缺材料逾期未补</translation>
    </message>
    <message>
        <source>Under review</source>
        <translation>审查中</translation>
    </message>
    <message>
        <source>Waiting for the centre</source>
        <translation>等待中心答复</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>申请人撤回</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>申请人撤回</translation>
    </message>
    <message>
        <source>Write a sentence first</source>
        <translation>先写一句</translation>
    </message>
    <message>
        <source>a child under 14</source>
        <translation>未满十四周岁</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>asks the centre once more</source>
        <translation>再问一次中心</translation>
    </message>
    <message>
        <source>by law</source>
        <translation>法定</translation>
    </message>
    <message>
        <source>by {agent}</source>
        <translation>代理人 {agent}</translation>
    </message>
    <message>
        <source>commitment</source>
        <translation>告知承诺</translation>
    </message>
    <message>
        <source>contested</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>copies {count}</source>
        <translation>复印件 {count}</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复印件</translation>
    </message>
    <message>
        <source>correct by</source>
        <translation>补正</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>deemed accepted</source>
        <translation>视为受理</translation>
    </message>
    <message>
        <source>deliver by</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>e-licence</source>
        <translation>证照库</translation>
    </message>
    <message>
        <source>given {day}</source>
        <translation>{day} 交付</translation>
    </message>
    <message>
        <source>instant</source>
        <translation>即办件</translation>
    </message>
    <message>
        <source>letter {number}</source>
        <translation>授权书 {number}</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>not confirmed yet</source>
        <translation>未经中心确认</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>未核对</translation>
    </message>
    <message>
        <source>not on the list</source>
        <translation>清单外</translation>
    </message>
    <message>
        <source>not right</source>
        <translation>不合规定</translation>
    </message>
    <message>
        <source>notice owed</source>
        <translation>欠发受理通知书</translation>
    </message>
    <message>
        <source>notice to be given by {day}</source>
        <translation>通知书须在 {day} 前送交</translation>
    </message>
    <message>
        <source>original</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>promised</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>received</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>seen and returned</source>
        <translation>核验退还</translation>
    </message>
    <message>
        <source>sent back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>shared data</source>
        <translation>数据共享</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停计</translation>
    </message>
    <message>
        <source>tell by</source>
        <translation>最迟告知</translation>
    </message>
    <message>
        <source>the clock</source>
        <translation>期限届满</translation>
    </message>
    <message>
        <source>to follow</source>
        <translation>容缺后补</translation>
    </message>
    <message>
        <source>to follow by {day}</source>
        <translation>容缺 {day} 前补</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>tolerated until</source>
        <translation>容缺</translation>
    </message>
    <message>
        <source>tolerated {count}, until {day}</source>
        <translation>容缺 {count} 项 {day} 前补</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>void: {reason}</source>
        <translation>作废：{reason}</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 日</translation>
    </message>
    <message>
        <source>{count} h</source>
        <translation>{count} 小时</translation>
    </message>
    <message>
        <source>{count} min</source>
        <translation>{count} 分钟</translation>
    </message>
    <message>
        <source>{count} pages</source>
        <translation>{count} 页</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 日</translation>
    </message>
    <message>
        <source>{days} d late</source>
        <translation>超 {days} 日</translation>
    </message>
    <message>
        <source>{name} since {day}</source>
        <translation>{name} {day} 起</translation>
    </message>
    <message>
        <source>{name} since {day}, clock stopped</source>
        <translation>{name} {day} 起停计</translation>
    </message>
    <message>
        <source>{name} stopped ({basis})</source>
        <translation>{name} 停（{basis}）</translation>
    </message>
    <message>
        <source>{scan}: {why}</source>
        <translation>{scan}：{why}</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>Accepted</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Accepted, tolerating</source>
        <translation>容缺受理</translation>
    </message>
    <message>
        <source>Answered from above</source>
        <translation>上级答复</translation>
    </message>
    <message>
        <source>Asked for more</source>
        <translation>请补充</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Corrected on the spot</source>
        <translation>当场更正</translation>
    </message>
    <message>
        <source>Daily digest signed</source>
        <translation>封存见证</translation>
    </message>
    <message>
        <source>Dated anew</source>
        <translation>期限重算</translation>
    </message>
    <message>
        <source>Deemed accepted</source>
        <translation>视为受理</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>送达</translation>
    </message>
    <message>
        <source>Error mended</source>
        <translation>纠错</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>转报</translation>
    </message>
    <message>
        <source>Full number shown</source>
        <translation>查看完整号码</translation>
    </message>
    <message>
        <source>Granted</source>
        <translation>决定准予</translation>
    </message>
    <message>
        <source>Material came in</source>
        <translation>材料补到</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Owed notice made</source>
        <translation>补发受理通知书</translation>
    </message>
    <message>
        <source>Paper given</source>
        <translation>文书交付</translation>
    </message>
    <message>
        <source>Paper voided</source>
        <translation>文书作废</translation>
    </message>
    <message>
        <source>Papers passed on</source>
        <translation>流转</translation>
    </message>
    <message>
        <source>Papers received</source>
        <translation>接收材料</translation>
    </message>
    <message>
        <source>Proposed</source>
        <translation>提出拟办意见</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>决定不予</translation>
    </message>
    <message>
        <source>Result made</source>
        <translation>制证出文</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Scan attached</source>
        <translation>附扫描件</translation>
    </message>
    <message>
        <source>Special procedure</source>
        <translation>特别程序</translation>
    </message>
    <message>
        <source>Stands aside</source>
        <translation>回避</translation>
    </message>
    <message>
        <source>Supplemented</source>
        <translation>补正</translation>
    </message>
    <message>
        <source>Taken over by the window</source>
        <translation>窗口接收</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>Told once</source>
        <translation>一次性告知</translation>
    </message>
    <message>
        <source>Told to collect</source>
        <translation>通知领取</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>申请人撤回</translation>
    </message>
    <message>
        <source>by message</source>
        <translation>短信通知</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>电话通知</translation>
    </message>
    <message>
        <source>in person</source>
        <translation>当面通知</translation>
    </message>
</context>
</TS>
