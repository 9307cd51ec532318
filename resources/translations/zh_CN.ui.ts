<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>Accept</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Accept the application and print the notice</source>
        <translation>受理申请，打印受理通知书</translation>
    </message>
    <message>
        <source>Accept with tolerated materials, to follow by a promised day</source>
        <translation>容缺受理，所缺材料在承诺的日期前补齐</translation>
    </message>
    <message>
        <source>Accept, tolerating</source>
        <translation>容缺受理</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>All as required</source>
        <translation>全部齐全</translation>
    </message>
    <message>
        <source>Amend the form</source>
        <translation>更正填报项</translation>
    </message>
    <message>
        <source>As required</source>
        <translation>齐全</translation>
    </message>
    <message>
        <source>Ask anew</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Attach a scan from a file to the chosen material</source>
        <translation>从文件为所选材料附上扫描件</translation>
    </message>
    <message>
        <source>Attach scan</source>
        <translation>附扫描件</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Begin a new entry in this table</source>
        <translation>在此表中新增一条</translation>
    </message>
    <message>
        <source>Begin the next case with the same item and another applicant</source>
        <translation>下一件，事项相同，申请人另填</translation>
    </message>
    <message>
        <source>Begin the next case, with another applicant</source>
        <translation>下一件，换一位申请人</translation>
    </message>
    <message>
        <source>Begin the next case; applicant, agent and power stay</source>
        <translation>下一件，保留申请人、代理人和授权</translation>
    </message>
    <message>
        <source>Checked against the original and given back</source>
        <translation>验看原件后退还</translation>
    </message>
    <message>
        <source>Claim or propose</source>
        <translation>认领 / 拟准予</translation>
    </message>
    <message>
        <source>Claim the case; once claimed, propose to grant</source>
        <translation>认领办件；认领后提出拟准予意见</translation>
    </message>
    <message>
        <source>Collector</source>
        <translation>领取人</translation>
    </message>
    <message>
        <source>Common phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Complete or correct the fields of a received application</source>
        <translation>补填或者更正已收件申请的填报项</translation>
    </message>
    <message>
        <source>Copy kept</source>
        <translation>收取复印件</translation>
    </message>
    <message>
        <source>Correct a clerical error and print replacement paper</source>
        <translation>更正笔误，打印更换的文书</translation>
    </message>
    <message>
        <source>Correct on the spot</source>
        <translation>当场更正</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Decide against the application, with facts, reasons, law and remedies</source>
        <translation>作出不予决定，写明事实、理由、依据和救济途径</translation>
    </message>
    <message>
        <source>Decide as proposed and sign</source>
        <translation>按拟办意见作出决定并签发</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Decline with the reason and the right body</source>
        <translation>不予受理，写明理由并告知有权机关</translation>
    </message>
    <message>
        <source>E-licence</source>
        <translation>证照库</translation>
    </message>
    <message>
        <source>End the case without a decision, with ground, basis and reasons, where the letter says so</source>
        <translation>不作决定，终止办理，写明情形、依据和理由；须授权书载明</translation>
    </message>
    <message>
        <source>Enter a case that was taken in on paper while the program was down</source>
        <translation>补录系统停用期间手工收取的办件</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Find a case by number, identity, phone, name or pinyin initials</source>
        <translation>按办件编号、证件号、手机、姓名或拼音首字母查找</translation>
    </message>
    <message>
        <source>Find or change the item</source>
        <translation>查找或更换事项</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>转报</translation>
    </message>
    <message>
        <source>Forward the whole file to the higher body, or take its answer</source>
        <translation>将全部材料转报上级机关，或录入上级答复</translation>
    </message>
    <message>
        <source>Give the case back to the queue</source>
        <translation>将办件放回待办列表</translation>
    </message>
    <message>
        <source>Give the case back to the reviewer with reasons</source>
        <translation>写明理由退回审查员</translation>
    </message>
    <message>
        <source>Go back to what was shown before</source>
        <translation>返回之前显示的内容</translation>
    </message>
    <message>
        <source>Go to the administration desk</source>
        <translation>转到管理</translation>
    </message>
    <message>
        <source>Go to the agent</source>
        <translation>转到代理人</translation>
    </message>
    <message>
        <source>Go to the counter desk</source>
        <translation>转到受理</translation>
    </message>
    <message>
        <source>Go to the deciding desk</source>
        <translation>转到决定</translation>
    </message>
    <message>
        <source>Go to the issuing desk</source>
        <translation>转到出件</translation>
    </message>
    <message>
        <source>Go to the lists of inspection: numbers, looks, draws, authority, logins</source>
        <translation>进入监察列表：文号、查看留痕、抽查、权限、账号</translation>
    </message>
    <message>
        <source>Go to the material table</source>
        <translation>转到材料</translation>
    </message>
    <message>
        <source>Go to the oversight desk</source>
        <translation>转到督查</translation>
    </message>
    <message>
        <source>Go to the review desk</source>
        <translation>转到审查</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>交付</translation>
    </message>
    <message>
        <source>Hand the result to the person at the window, with proof</source>
        <translation>当面交付结果并留存送达回证</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>监察</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>出件</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Keep as received</source>
        <translation>先收件</translation>
    </message>
    <message>
        <source>Keep the papers and print the receipt; decide later</source>
        <translation>先收下材料并打印接收凭证，稍后作出处理</translation>
    </message>
    <message>
        <source>Kept copy</source>
        <translation>收复印件</translation>
    </message>
    <message>
        <source>Kept original</source>
        <translation>收原件</translation>
    </message>
    <message>
        <source>Let another person log in here</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁屏</translation>
    </message>
    <message>
        <source>Lock the screen; what was typed stays</source>
        <translation>锁定屏幕，已录内容保留</translation>
    </message>
    <message>
        <source>Look at the materials of the case</source>
        <translation>查看办件材料</translation>
    </message>
    <message>
        <source>Look through the period that is typed, or draw cases from it</source>
        <translation>按所填时段查询或抽取案卷</translation>
    </message>
    <message>
        <source>Make promised</source>
        <translation>改承诺件</translation>
    </message>
    <message>
        <source>Make this instant item a promised one, or take that back</source>
        <translation>把即办件改为承诺件办理，再按一次改回</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>选定</translation>
    </message>
    <message>
        <source>Mark all materials as handed in as required</source>
        <translation>全部材料标为按要求收齐</translation>
    </message>
    <message>
        <source>Mark the case for the list to sign</source>
        <translation>选入待签发清单</translation>
    </message>
    <message>
        <source>Mark the material as handed in as required</source>
        <translation>材料标为按要求收齐</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Mend an error</source>
        <translation>纠错</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>Missing or not right</source>
        <translation>缺少或不符合要求</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Next, same item</source>
        <translation>下一件同事项</translation>
    </message>
    <message>
        <source>Next, same people</source>
        <translation>同人下一件</translation>
    </message>
    <message>
        <source>Notify</source>
        <translation>通知领取</translation>
    </message>
    <message>
        <source>Open or end a special procedure</source>
        <translation>启动或结束特别程序</translation>
    </message>
    <message>
        <source>Original kept</source>
        <translation>收取原件</translation>
    </message>
    <message>
        <source>Oversight</source>
        <translation>督查</translation>
    </message>
    <message>
        <source>Pick a common phrase for the text field in use</source>
        <translation>为当前输入框选用常用语</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>重打</translation>
    </message>
    <message>
        <source>Print the paper of this case once more; it is recorded</source>
        <translation>再次打印本办件的文书，留有记录</translation>
    </message>
    <message>
        <source>Propose refusal</source>
        <translation>拟不予</translation>
    </message>
    <message>
        <source>Propose to refuse, with facts, reasons and law</source>
        <translation>提出拟不予意见，写明事实、理由和依据</translation>
    </message>
    <message>
        <source>Read card</source>
        <translation>读卡</translation>
    </message>
    <message>
        <source>Record number, validity and seal of the result</source>
        <translation>登记结果的文号、有效期和用印</translation>
    </message>
    <message>
        <source>Record that the applicant was told to collect: the day and how</source>
        <translation>登记已通知申请人领取：日期和方式</translation>
    </message>
    <message>
        <source>Record that you have a stake in the case and take no part in it</source>
        <translation>记录本人与该件有利害关系，不再参与办理</translation>
    </message>
    <message>
        <source>Record that you, or the reviewer, have a stake in the case and take no part in it</source>
        <translation>记录本人或者审查员与该件有利害关系，不再参与办理</translation>
    </message>
    <message>
        <source>Record the posting, and later the day the carrier delivered</source>
        <translation>登记邮寄，之后登记签收日期</translation>
    </message>
    <message>
        <source>Record what the applicant corrected by hand</source>
        <translation>登记申请人当场更正的内容</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>不予</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请补充</translation>
    </message>
    <message>
        <source>Request something from the applicant; the clock goes on</source>
        <translation>请申请人补充说明或材料，期限照常计算</translation>
    </message>
    <message>
        <source>Result ready</source>
        <translation>制证出文</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>审查</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the form beside the table</source>
        <translation>保存表旁的内容</translation>
    </message>
    <message>
        <source>Save the list as CSV; it is recorded</source>
        <translation>将列表存为 CSV，留有记录</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Seen and returned</source>
        <translation>验后退还</translation>
    </message>
    <message>
        <source>Send by post</source>
        <translation>邮寄</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Settle the flagged or refused entry</source>
        <translation>处理有疑点或被退回的记录</translation>
    </message>
    <message>
        <source>Show or draw</source>
        <translation>查询或抽取</translation>
    </message>
    <message>
        <source>Show or hide the keys of this desk</source>
        <translation>显示或隐藏本工作台的键位</translation>
    </message>
    <message>
        <source>Show what was taken in here today and the drafts</source>
        <translation>显示今日收件和草稿</translation>
    </message>
    <message>
        <source>Show who had the case, when and how long</source>
        <translation>显示办件由谁经办、何时、用时多久</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签发</translation>
    </message>
    <message>
        <source>Sign all marked cases; each gets its own signature</source>
        <translation>签发所有选定的办件，逐件签名</translation>
    </message>
    <message>
        <source>Sign the list</source>
        <translation>批量签发</translation>
    </message>
    <message>
        <source>Special procedure</source>
        <translation>特别程序</translation>
    </message>
    <message>
        <source>Stand aside</source>
        <translation>回避</translation>
    </message>
    <message>
        <source>Supplements</source>
        <translation>补正</translation>
    </message>
    <message>
        <source>Switch person</source>
        <translation>换人</translation>
    </message>
    <message>
        <source>Sync now and load this desk anew</source>
        <translation>立即同步并重新载入本工作台</translation>
    </message>
    <message>
        <source>Take away a row that was named by hand</source>
        <translation>删去手工登记的一项材料</translation>
    </message>
    <message>
        <source>Take in what was asked for</source>
        <translation>收取要求补正的材料</translation>
    </message>
    <message>
        <source>Take the applicant's written withdrawal</source>
        <translation>收取申请人的书面撤回申请</translation>
    </message>
    <message>
        <source>Take the collector's identity from the card reader or one pasted line</source>
        <translation>从读卡器或粘贴的一行读取领取人身份</translation>
    </message>
    <message>
        <source>Take the identity from the card reader or from one pasted line</source>
        <translation>从读卡器或粘贴的一行读取身份信息</translation>
    </message>
    <message>
        <source>Taken as a scan</source>
        <translation>以扫描件收取</translation>
    </message>
    <message>
        <source>Taken by hand</source>
        <translation>手工收件补录</translation>
    </message>
    <message>
        <source>Taken from the licence store or shared data</source>
        <translation>从证照库或共享数据取得</translation>
    </message>
    <message>
        <source>Tell everything that is missing at once, on paper</source>
        <translation>一次性书面告知全部需补正的内容</translation>
    </message>
    <message>
        <source>Tell once</source>
        <translation>一次性告知</translation>
    </message>
    <message>
        <source>Terminate</source>
        <translation>终止</translation>
    </message>
    <message>
        <source>To follow</source>
        <translation>容缺</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Tolerated: to follow by the promised day</source>
        <translation>容缺，在承诺的日期前补齐</translation>
    </message>
    <message>
        <source>Void and redo</source>
        <translation>作废重开</translation>
    </message>
    <message>
        <source>Void the paper just given, carry the data over and give a new one</source>
        <translation>作废刚开具的文书，带出数据重新开具</translation>
    </message>
    <message>
        <source>Where is it</source>
        <translation>办到哪了</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>Bug</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>The program made a mistake ({kind}). It is in the log; what was typed is kept.</source>
        <translation>程序出错（{kind}）。已记入日志，录入的内容没有丢失。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Not possible ({code})</source>
        <translation>无法办理（{code}）</translation>
    </message>
</context>
<context>
    <name>GettingReady</name>
    <message>
        <source>Getting ready …</source>
        <translation>正在准备……</translation>
    </message>
    <message>
        <source>Making the sample hall: {step} …</source>
        <translation>正在建立示例大厅：{step}……</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>Everywhere</source>
        <translation>各处通用</translation>
    </message>
    <message>
        <source>In the table</source>
        <translation>在列表中</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>! to settle {count}</source>
        <translation>！待处理 {count}</translation>
    </message>
    <message>
        <source>The centre has not answered yet; intake goes on.</source>
        <translation>中心尚未应答，收件照常进行。</translation>
    </message>
    <message>
        <source>The centre last answered {when}.</source>
        <translation>中心最近一次应答：{when}。</translation>
    </message>
    <message>
        <source>The centre last answered {when}. Intake goes on; all is sent later.</source>
        <translation>中心最近一次应答：{when}。收件照常进行，恢复后自动上传。</translation>
    </message>
    <message>
        <source>to send {count}</source>
        <translation>待同步 {count}</translation>
    </message>
    <message>
        <source>○ Off line</source>
        <translation>○ 离线</translation>
    </message>
    <message>
        <source>● On line</source>
        <translation>● 在线</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Another person</source>
        <translation>换人登录</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>What was typed is kept behind this page.</source>
        <translation>已录入的内容都保留着。</translation>
    </message>
    <message>
        <source>{name}: locked</source>
        <translation>{name}：已锁屏</translation>
    </message>
</context>
<context>
    <name>Login</name>
    <message>
        <source>Choose who you are</source>
        <translation>请选择登录人</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Logging in …</source>
        <translation>正在登录……</translation>
    </message>
    <message>
        <source>Name or pinyin initials</source>
        <translation>姓名或拼音首字母</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Sample hall: everybody's password is {password}</source>
        <translation>示例大厅：所有人的密码都是 {password}</translation>
    </message>
    <message>
        <source>○ Off line: people who logged in here lately can work; all is sent later.</source>
        <translation>○ 离线：近期在此登录过的人员可以办理，恢复后自动上传。</translation>
    </message>
    <message>
        <source>● On line</source>
        <translation>● 在线</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
</context>
<context>
    <name>NewPassword</name>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change and go on</source>
        <translation>修改并继续</translation>
    </message>
    <message>
        <source>It changes at every counter. Your signing key stays.</source>
        <translation>全部窗口都用新密码登录，签名密钥不变。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Old password</source>
        <translation>原密码</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Temporary password</source>
        <translation>临时密码</translation>
    </message>
    <message>
        <source>The security administrator reset it. Only you may know the new one.</source>
        <translation>安全管理员已重置密码。新密码只能由您本人知道。</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>两次输入的不一致</translation>
    </message>
    <message>
        <source>This is not your password</source>
        <translation>密码不对</translation>
    </message>
    <message>
        <source>{name}: change your password</source>
        <translation>{name}：修改密码</translation>
    </message>
    <message>
        <source>{name}: choose your own password</source>
        <translation>{name}：请设置自己的密码</translation>
    </message>
</context>
<context>
    <name>RefusedStart</name>
    <message>
        <source>Nothing was changed. Please tell the administrator.</source>
        <translation>没有作任何更改。请告知管理员。</translation>
    </message>
    <message>
        <source>The program cannot start</source>
        <translation>程序无法启动</translation>
    </message>
    <message>
        <source>The program is open already</source>
        <translation>程序已经打开</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Understood as {kinds}</source>
        <translation>按{kinds}查找</translation>
    </message>
    <message>
        <source>case number</source>
        <translation>办件编号</translation>
    </message>
    <message>
        <source>document number</source>
        <translation>证件号</translation>
    </message>
    <message>
        <source>document number or credit code</source>
        <translation>证件号或统一社会信用代码</translation>
    </message>
    <message>
        <source>last four of a document, or of a case number</source>
        <translation>证件号或办件编号的后四位</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>part of a case number</source>
        <translation>办件编号的一部分</translation>
    </message>
    <message>
        <source>phone number or part of a case number</source>
        <translation>手机号或办件编号的一部分</translation>
    </message>
    <message>
        <source>pinyin initials or name</source>
        <translation>拼音首字母或姓名</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Close anyway</source>
        <translation>仍要关闭</translation>
    </message>
    <message>
        <source>No case with the number {number} is known here</source>
        <translation>此处没有编号为 {number} 的办件</translation>
    </message>
    <message>
        <source>None of your desks can show this case</source>
        <translation>您的工作台都不能打开此办件</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>不关闭</translation>
    </message>
    <message>
        <source>Your password is changed</source>
        <translation>密码已修改</translation>
    </message>
    <message>
        <source>{count} entries have not reached the centre. They are safe here and go out at the next start.</source>
        <translation>还有 {count} 条记录未传到中心。它们已妥善保存，下次启动时自动上传。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Yichuang</source>
        <translation>一窗</translation>
    </message>
</context>
</TS>
