<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Chart</name>
    <message>
        <source>Nothing to count yet</source>
        <translation>暂无数据</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message>
        <source>open: calendar not loaded</source>
        <translation>待定：该年日历未载入</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今日</translation>
    </message>
</context>
<context>
    <name>Date</name>
    <message>
        <source>Not a date: type year, month and day, as 20261122</source>
        <translation>不是日期：请输入年月日，如 20261122</translation>
    </message>
    <message>
        <source>as 20261122</source>
        <translation>如 20261122</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>At most {limit} characters: the rest was not taken</source>
        <translation>最多 {limit} 个字，其余未录入</translation>
    </message>
    <message>
        <source>Required</source>
        <translation>必填</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message>
        <source>Find by words or pinyin initials</source>
        <translation>按文字或拼音首字母查找</translation>
    </message>
    <message>
        <source>No phrase like this</source>
        <translation>没有这样的常用语</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>No paper yet</source>
        <translation>还没有文书</translation>
    </message>
    <message>
        <source>Preview of the paper</source>
        <translation>文书预览</translation>
    </message>
    <message>
        <source>The paper cannot be shown</source>
        <translation>文书无法显示</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Case number, identity, phone, name, pinyin initials</source>
        <translation>办件编号、证件号、手机、姓名、拼音首字母</translation>
    </message>
    <message>
        <source>Nothing found: try the number on the receipt or the phone</source>
        <translation>没有找到：可试试凭证上的编号或手机号</translation>
    </message>
    <message>
        <source>Search for a case</source>
        <translation>查找办件</translation>
    </message>
    <message>
        <source>Search is not possible now</source>
        <translation>现在无法查找</translation>
    </message>
    <message>
        <source>The first {count}; type more to narrow it</source>
        <translation>前 {count} 件；再输入一些可缩小范围</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day} 到期</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>同名</translation>
    </message>
    <message>
        <source>{count} found, Enter opens</source>
        <translation>找到 {count} 件，回车打开</translation>
    </message>
</context>
</TS>
