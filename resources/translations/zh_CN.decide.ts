<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Decide</name>
    <message>
        <source>An interest of their own, of a relative, or another</source>
        <translation>本人或者近亲属的利害关系，或者其他事由</translation>
    </message>
    <message>
        <source>Answer from above</source>
        <translation>上级答复</translation>
    </message>
    <message>
        <source>Answer recorded</source>
        <translation>已记下上级答复</translation>
    </message>
    <message>
        <source>Applicant and item</source>
        <translation>申请人、事项</translation>
    </message>
    <message>
        <source>Back to the list  Esc</source>
        <translation>返回列表  Esc</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Choose a case in the list first</source>
        <translation>先在左边选一件</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Decide and sign {count}</source>
        <translation>作出决定并签发 {count} 件</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Empty: as the paper words it</source>
        <translation>不填则用决定书格式用语</translation>
    </message>
    <message>
        <source>Empty: none is printed</source>
        <translation>不填则不印</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>转报</translation>
    </message>
    <message>
        <source>Forward the whole file, opinion and materials, to the body above?</source>
        <translation>把审查意见和全部材料转报上级机关？</translation>
    </message>
    <message>
        <source>Forwarded</source>
        <translation>已转报</translation>
    </message>
    <message>
        <source>I stand aside</source>
        <translation>本人回避</translation>
    </message>
    <message>
        <source>It grants</source>
        <translation>上级准予</translation>
    </message>
    <message>
        <source>It refuses</source>
        <translation>上级不予</translation>
    </message>
    <message>
        <source>Its number, day and words</source>
        <translation>文号、日期、内容</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Law and article (Ctrl+Space)</source>
        <translation>法律、条款（Ctrl+Space）</translation>
    </message>
    <message>
        <source>Letter {number}</source>
        <translation>授权书 {number}</translation>
    </message>
    <message>
        <source>Mark cases first: open each one, then Space</source>
        <translation>先勾选：逐件打开后按空格</translation>
    </message>
    <message>
        <source>Marked to be signed</source>
        <translation>已勾选，待签发</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>集体决策</translation>
    </message>
    <message>
        <source>My decisions</source>
        <translation>我的决定</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>先不</translation>
    </message>
    <message>
        <source>Not opened yet: open it before it can be marked</source>
        <translation>尚未打开：先打开才能勾选</translation>
    </message>
    <message>
        <source>Nothing waits here</source>
        <translation>没有待决定的办件</translation>
    </message>
    <message>
        <source>Number of the minutes with the head's decision</source>
        <translation>会议纪要编号、负责人决定</translation>
    </message>
    <message>
        <source>Opened: Space marks it to be signed</source>
        <translation>已打开：空格勾选签发</translation>
    </message>
    <message>
        <source>Opinion</source>
        <translation>决定意见</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Proposal and letter</source>
        <translation>拟办、授权书</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Sent back</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签发结果</translation>
    </message>
    <message>
        <source>Signed {good}, not signed {bad}</source>
        <translation>已签发 {good} 件，未签发 {bad} 件</translation>
    </message>
    <message>
        <source>Space marks · {key} signs the list</source>
        <translation>空格勾选 · {key} 一并签发</translation>
    </message>
    <message>
        <source>Standing aside recorded</source>
        <translation>已记录回避</translation>
    </message>
    <message>
        <source>Terminate</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>Terminated</source>
        <translation>终止办理</translation>
    </message>
    <message>
        <source>The number is given when it is signed</source>
        <translation>文号签发时编</translation>
    </message>
    <message>
        <source>The reviewer does</source>
        <translation>审查员回避</translation>
    </message>
    <message>
        <source>The signed papers stand beside, under Papers</source>
        <translation>签发的文书见左侧“文书”</translation>
    </message>
    <message>
        <source>The text as it will print</source>
        <translation>决定书正文</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>待决定</translation>
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
        <source>What did the body above decide?</source>
        <translation>上级机关怎样答复？</translation>
    </message>
    <message>
        <source>What must be put right (common phrases Ctrl+Space)</source>
        <translation>须改正什么（常用语 Ctrl+Space）</translation>
    </message>
    <message>
        <source>What was found (Ctrl+Space)</source>
        <translation>认定的事实（Ctrl+Space）</translation>
    </message>
    <message>
        <source>Who has what stake in this case?</source>
        <translation>谁与该件有什么利害关系？</translation>
    </message>
    <message>
        <source>Why does it go back to the reviewer?</source>
        <translation>为什么退回审查人？</translation>
    </message>
    <message>
        <source>Why it does not meet the conditions</source>
        <translation>为什么不符合条件</translation>
    </message>
    <message>
        <source>Your password signs it</source>
        <translation>请输入密码签发</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 件</translation>
    </message>
    <message>
        <source>the reviewer says: {word}</source>
        <translation>审查人{word}</translation>
    </message>
    <message>
        <source>{count} marked cases changed: open them again</source>
        <translation>{count} 件已勾选的办件有变化，请重新打开</translation>
    </message>
    <message>
        <source>{count} marked · {key} signs</source>
        <translation>已勾选 {count} · {key} 签发</translation>
    </message>
    <message>
        <source>{number}, until {day}</source>
        <translation>{number}，至 {day}</translation>
    </message>
    <message>
        <source>✕ no letter covers it</source>
        <translation>✕ 无授权书</translation>
    </message>
</context>
</TS>
