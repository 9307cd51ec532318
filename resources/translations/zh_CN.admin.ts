<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HallForm</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Begins the numbers of papers, such as 示行审</source>
        <translation>用在文号开头，例如示行审</translation>
    </message>
    <message>
        <source>Bureau</source>
        <translation>审批机关</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉电话</translation>
    </message>
    <message>
        <source>Correction days</source>
        <translation>补正时限</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>管辖法院</translation>
    </message>
    <message>
        <source>Days before a due date</source>
        <translation>到期前的天数</translation>
    </message>
    <message>
        <source>Decides transferred items</source>
        <translation>行使划转来的审批权力</translation>
    </message>
    <message>
        <source>Division code</source>
        <translation>区划代码</translation>
    </message>
    <message>
        <source>Enquiries</source>
        <translation>咨询电话</translation>
    </message>
    <message>
        <source>Every refusal must name it: the government of this level</source>
        <translation>不利决定须载明：本级人民政府</translation>
    </message>
    <message>
        <source>Hall digit</source>
        <translation>大厅号</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>复议地址</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Number prefix</source>
        <translation>文号简称</translation>
    </message>
    <message>
        <source>On its papers</source>
        <translation>文书上的告知</translation>
    </message>
    <message>
        <source>One digit: which hall of the division</source>
        <translation>一位数字，区分同一区划内的大厅</translation>
    </message>
    <message>
        <source>Progress page</source>
        <translation>进度查询</translation>
    </message>
    <message>
        <source>Review body</source>
        <translation>复议机关</translation>
    </message>
    <message>
        <source>Six digits of GB/T 2260; part of every case number</source>
        <translation>GB/T 2260六位数字，写入每个办件编号</translation>
    </message>
    <message>
        <source>The hall</source>
        <translation>大厅资料</translation>
    </message>
    <message>
        <source>Warn before</source>
        <translation>预警</translation>
    </message>
    <message>
        <source>Working days, where the item names none</source>
        <translation>工作日，事项未规定时适用</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>办公时间</translation>
    </message>
</context>
</TS>
