<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Oversight</name>
    <message>
        <source>! {day}</source>
        <translation>超 {day}</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Back to the board</source>
        <translation>返回总览</translation>
    </message>
    <message>
        <source>Basis and authority</source>
        <translation>依据与授权</translation>
    </message>
    <message>
        <source>Before it: {act} by {name}, {time}, counter {counter}</source>
        <translation>在先：{name} 于 {time} 在 {counter} {act}</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Choose a task first</source>
        <translation>先选一条待处理记录</translation>
    </message>
    <message>
        <source>Contested</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Counters today</source>
        <translation>今日各窗口</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>Departments by stage</source>
        <translation>各部门各环节</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Entries the centre did not take, or flagged, stand here.</source>
        <translation>中心未采纳或存疑的记录列在这里。</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Exceptions by person</source>
        <translation>异常情形（按人员）</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>导出 CSV</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>No case is counted here</source>
        <translation>没有办件</translation>
    </message>
    <message>
        <source>No exceptions</source>
        <translation>没有异常</translation>
    </message>
    <message>
        <source>No task waits</source>
        <translation>没有待处理的记录</translation>
    </message>
    <message>
        <source>Open a list first</source>
        <translation>先打开一个列表</translation>
    </message>
    <message>
        <source>Open cases</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Post and person</source>
        <translation>人员与岗位</translation>
    </message>
    <message>
        <source>Received by the hour</source>
        <translation>今日各时段收件</translation>
    </message>
    <message>
        <source>Received from {hour} o'clock</source>
        <translation>{hour} 时收件</translation>
    </message>
    <message>
        <source>Received today</source>
        <translation>今日收件</translation>
    </message>
    <message>
        <source>Responsibility, step by step</source>
        <translation>责任倒查</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已存为 {file}</translation>
    </message>
    <message>
        <source>Say first what the list is for</source>
        <translation>先写明导出用途</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>处理完毕</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Task settled</source>
        <translation>待办已处理</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>The list is empty: there is nothing to export</source>
        <translation>列表是空的，没有可导出的内容</translation>
    </message>
    <message>
        <source>Time used</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Tolerated, awaited</source>
        <translation>容缺待补</translation>
    </message>
    <message>
        <source>What</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>What the list is for</source>
        <translation>导出用途</translation>
    </message>
    <message>
        <source>What was done about it</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>another act came first</source>
        <translation>他人已先办理</translation>
    </message>
    <message>
        <source>applied, contested</source>
        <translation>已生效，存疑</translation>
    </message>
    <message>
        <source>clock stopped</source>
        <translation>停计</translation>
    </message>
    <message>
        <source>decided late</source>
        <translation>超期决定</translation>
    </message>
    <message>
        <source>deemed accepted</source>
        <translation>视为受理</translation>
    </message>
    <message>
        <source>entered afterwards</source>
        <translation>事后补录</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无人</translation>
    </message>
    <message>
        <source>not confirmed by the centre</source>
        <translation>中心尚未确认</translation>
    </message>
    <message>
        <source>not taken</source>
        <translation>未采纳</translation>
    </message>
    <message>
        <source>papers printed again</source>
        <translation>重复打印文书</translation>
    </message>
    <message>
        <source>papers voided</source>
        <translation>作废文书</translation>
    </message>
    <message>
        <source>past the day</source>
        <translation>已过期限</translation>
    </message>
    <message>
        <source>set apart</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>the clock</source>
        <translation>系统时钟</translation>
    </message>
    <message>
        <source>to follow</source>
        <translation>待补</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>待定</translation>
    </message>
    <message>
        <source>written twice</source>
        <translation>重复记录</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>共 {count} 件</translation>
    </message>
    <message>
        <source>{count} deemed accepted</source>
        <translation>视为受理 {count} 件</translation>
    </message>
    <message>
        <source>✕ contested</source>
        <translation>✕ 存疑</translation>
    </message>
    <message>
        <source>✕ deemed accepted</source>
        <translation>✕ 视为受理</translation>
    </message>
</context>
</TS>
