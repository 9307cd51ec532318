<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Review</name>
    <message>
        <source>! sent back</source>
        <translation>! 退回</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>An interest of your own, of a relative, or another</source>
        <translation>本人或者近亲属的利害关系，或者其他事由</translation>
    </message>
    <message>
        <source>As told to the applicant in writing</source>
        <translation>以书面告知申请人的时间为准</translation>
    </message>
    <message>
        <source>At most {days} days</source>
        <translation>最多 {days} 日</translation>
    </message>
    <message>
        <source>At most {days} working days</source>
        <translation>最多 {days} 个工作日</translation>
    </message>
    <message>
        <source>Begin, with its notice</source>
        <translation>启动并出具告知书</translation>
    </message>
    <message>
        <source>Choose a case in the queue first</source>
        <translation>先在左边选一件</translation>
    </message>
    <message>
        <source>Claim</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>已认领</translation>
    </message>
    <message>
        <source>Claimed by me</source>
        <translation>我认领的</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>所需时间</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束程序</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Enter opens · {yes} claim · {back} release</source>
        <translation>回车打开 · {yes} 认领 · {back} 放回</translation>
    </message>
    <message>
        <source>Facts and reasons (common phrases Ctrl+Space)</source>
        <translation>事实与理由（常用语 Ctrl+Space）</translation>
    </message>
    <message>
        <source>For whoever takes it next</source>
        <translation>写给下一位审查人</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>It runs within the time of the case</source>
        <translation>该程序所需时间计算在办理期限内</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Law and article</source>
        <translation>法律、条款</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message>
        <source>Nothing waits for review</source>
        <translation>没有待审查的办件</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>审查意见</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>已放回</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Record the request</source>
        <translation>记下请求</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请补充</translation>
    </message>
    <message>
        <source>Request recorded</source>
        <translation>已记下补充请求</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Special procedure</source>
        <translation>特别程序</translation>
    </message>
    <message>
        <source>Special procedure ended</source>
        <translation>特别程序已结束</translation>
    </message>
    <message>
        <source>Stand aside</source>
        <translation>回避</translation>
    </message>
    <message>
        <source>Stands aside</source>
        <translation>已回避</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The clock goes on ({basis}). {why}</source>
        <translation>照常计时（{basis}）。{why}</translation>
    </message>
    <message>
        <source>The clock stops while it lasts: {basis}</source>
        <translation>进行期间停止计时，依据：{basis}</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>待审查</translation>
    </message>
    <message>
        <source>Tolerated, awaited</source>
        <translation>容缺待补</translation>
    </message>
    <message>
        <source>Type how many days it needs</source>
        <translation>请填写所需天数</translation>
    </message>
    <message>
        <source>Type the day it ended</source>
        <translation>请填写结束日期</translation>
    </message>
    <message>
        <source>Type the first day</source>
        <translation>请填写开始日期</translation>
    </message>
    <message>
        <source>Waiting for the centre</source>
        <translation>等待中心答复</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>程序的结论</translation>
    </message>
    <message>
        <source>What should the applicant add? The clock goes on.</source>
        <translation>请申请人补充什么？期限照常计算。</translation>
    </message>
    <message>
        <source>What, in which form, until when</source>
        <translation>补什么、什么形式、何时前</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Why do you take no part in this case?</source>
        <translation>为什么回避该件？</translation>
    </message>
    <message>
        <source>Why does it go back to the queue?</source>
        <translation>为什么放回队列？</translation>
    </message>
    <message>
        <source>With its last day the clock goes on: {basis}</source>
        <translation>结束次日起恢复计时，依据：{basis}</translation>
    </message>
    <message>
        <source>Withdrawn by the applicant</source>
        <translation>申请人已撤回</translation>
    </message>
    <message>
        <source>Write the facts and reasons first</source>
        <translation>先写明事实与理由</translation>
    </message>
    <message>
        <source>asked for more</source>
        <translation>已请补充</translation>
    </message>
    <message>
        <source>mine</source>
        <translation>我认领</translation>
    </message>
    <message>
        <source>no basis listed</source>
        <translation>清单未列依据</translation>
    </message>
    <message>
        <source>possible once it is claimed</source>
        <translation>认领后可用</translation>
    </message>
    <message>
        <source>to claim</source>
        <translation>待认领</translation>
    </message>
    <message>
        <source>tolerated {day}</source>
        <translation>容缺 {day}</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>审查中 {name}</translation>
    </message>
    <message>
        <source>{name} (runs since {day})</source>
        <translation>{name}（{day} 起进行中）</translation>
    </message>
    <message>
        <source>{name} began</source>
        <translation>{name}已启动</translation>
    </message>
    <message>
        <source>{name} claimed it first</source>
        <translation>{name}已先认领</translation>
    </message>
    <message>
        <source>✕ Deemed accepted</source>
        <translation>✕ 红标</translation>
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
