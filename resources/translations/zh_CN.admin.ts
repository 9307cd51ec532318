<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Admin</name>
    <message>
        <source>! Ends within 30 days</source>
        <translation>! 30日内到期</translation>
    </message>
    <message>
        <source>! Ends within 7 days</source>
        <translation>! 7日内到期</translation>
    </message>
    <message>
        <source>! No audit administrator yet</source>
        <translation>! 尚未设定审计管理员</translation>
    </message>
    <message>
        <source>! No password</source>
        <translation>! 无密码</translation>
    </message>
    <message>
        <source>! No recovery file was written at this counter yet.</source>
        <translation>! 本窗口还没有制作过恢复文件。</translation>
    </message>
    <message>
        <source>! The calendar of {year} is not loaded. The notice comes each November; until then papers say the limit in words and due dates stand open.</source>
        <translation>! {year}年的日历尚未载入。放假通知每年十一月发布；载入之前，文书上用文字写明期限，到期日暂缺。</translation>
    </message>
    <message>
        <source>! To change</source>
        <translation>! 待改密码</translation>
    </message>
    <message>
        <source>A day off here</source>
        <translation>本地放假</translation>
    </message>
    <message>
        <source>A new body</source>
        <translation>新增机关</translation>
    </message>
    <message>
        <source>A new letter</source>
        <translation>登记授权书</translation>
    </message>
    <message>
        <source>A new listing</source>
        <translation>列入名单</translation>
    </message>
    <message>
        <source>A working day here</source>
        <translation>本地上班</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Agent's number</source>
        <translation>代理人证件号</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>All of the body</source>
        <translation>该机关全部事项</translation>
    </message>
    <message>
        <source>Article</source>
        <translation>条款</translation>
    </message>
    <message>
        <source>As in the list</source>
        <translation>目录内容</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多字数</translation>
    </message>
    <message>
        <source>Bars and bad credit</source>
        <translation>限制和失信</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Begins its paper numbers</source>
        <translation>用在其文号开头</translation>
    </message>
    <message>
        <source>Bodies</source>
        <translation>机关</translation>
    </message>
    <message>
        <source>By</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Calendar loaded; open due dates are dated now</source>
        <translation>日历已载入，暂缺的到期日随即算出</translation>
    </message>
    <message>
        <source>Calendar of a year</source>
        <translation>年度日历</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>办件</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>办件编号</translation>
    </message>
    <message>
        <source>Cases without personal data</source>
        <translation>已删除个人信息的办件</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Changes of the hall</source>
        <translation>变更记录</translation>
    </message>
    <message>
        <source>Choices</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Choose a counter in the list</source>
        <translation>请在列表中选择窗口</translation>
    </message>
    <message>
        <source>Choose somebody</source>
        <translation>请选择人员</translation>
    </message>
    <message>
        <source>Choose the recovery file</source>
        <translation>请选择恢复文件</translation>
    </message>
    <message>
        <source>Choose where it goes, away from this machine</source>
        <translation>请选择存放的地方，不要放在本机</translation>
    </message>
    <message>
        <source>Common phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>复印件</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Counters of the hall</source>
        <translation>大厅的窗口</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Data and machines</source>
        <translation>数据和设备</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Day off</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>Days of this place</source>
        <translation>本地日期</translation>
    </message>
    <message>
        <source>Days off</source>
        <translation>放假天数</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Delete takes the chosen role away</source>
        <translation>按Delete去掉所选角色</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Draw of cases</source>
        <translation>案卷抽查</translation>
    </message>
    <message>
        <source>E-licence</source>
        <translation>电子证照</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>End the chosen one</source>
        <translation>结束所选</translation>
    </message>
    <message>
        <source>End this listing? From today it stands in nobody's way.</source>
        <translation>结束这条记录？自今日起不再限制。</translation>
    </message>
    <message>
        <source>Enrolled</source>
        <translation>登记时间</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <translation>启用次数</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Erase for good the personal data of case {number} ({item}, closed {day})?</source>
        <translation>确定永久删除办件{number}（{item}，{day}办结）的个人信息吗？</translation>
    </message>
    <message>
        <source>Erase personal data</source>
        <translation>删除个人信息</translation>
    </message>
    <message>
        <source>Erase …</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Erased here and at the centre; every counter follows</source>
        <translation>本机和中心已删除，其他窗口同步后随之删除</translation>
    </message>
    <message>
        <source>Erased on</source>
        <translation>删除日期</translation>
    </message>
    <message>
        <source>Every change is an entry with its author, signed.</source>
        <translation>每项变更都记入日志，由办理人签名。</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>导出CSV</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Filling in the form</source>
        <translation>填写申请表</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter the items</source>
        <translation>筛选事项</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>For a machine that is lost, stolen or given away. Acts it has handed in stay; to replace it, enrol a new one for the counter.</source>
        <translation>用于遗失、被盗或者移交的机器。已经上报的内容不受影响；要换新机器，请为该窗口重新登记。</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Form at the counter</source>
        <translation>窗口申请表</translation>
    </message>
    <message>
        <source>Formal</source>
        <translation>正式</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>Full numbers shown</source>
        <translation>完整号码查看记录</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>Granted by</source>
        <translation>签发机关</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>办事指南</translation>
    </message>
    <message>
        <source>Hall</source>
        <translation>大厅资料</translation>
    </message>
    <message>
        <source>Hall saved; papers from now on have it</source>
        <translation>大厅资料已保存，此后的文书按此打印</translation>
    </message>
    <message>
        <source>Hand it over in person; it must be changed at once</source>
        <translation>当面告知本人，首次登录须更改</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>号码摘要</translation>
    </message>
    <message>
        <source>Highest</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Hired</source>
        <translation>聘用</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>被授权人</translation>
    </message>
    <message>
        <source>Home address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>How to mend it</source>
        <translation>如何补正</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>身份证件</translation>
    </message>
    <message>
        <source>Identity card, credit code or other; kept as a hash alone</source>
        <translation>身份证、信用代码或其他证件，只保存摘要</translation>
    </message>
    <message>
        <source>Is it listed?</source>
        <translation>是否在列</translation>
    </message>
    <message>
        <source>It may work again; what it had not handed in comes now</source>
        <translation>已恢复使用，原先未上报的内容随后上报</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Items by department</source>
        <translation>各部门事项</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>文件密码</translation>
    </message>
    <message>
        <source>Keep as a file</source>
        <translation>存为文件</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Lacks: {parts}</source>
        <translation>缺：{parts}</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不更改</translation>
    </message>
    <message>
        <source>Let it work</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>Let log in again</source>
        <translation>重新启用</translation>
    </message>
    <message>
        <source>Letter number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Letter {number} registered</source>
        <translation>授权书{number}已登记</translation>
    </message>
    <message>
        <source>Letter {number} revoked</source>
        <translation>授权书{number}已撤销</translation>
    </message>
    <message>
        <source>Letters of authority</source>
        <translation>授权书</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列入</translation>
    </message>
    <message>
        <source>List of items</source>
        <translation>事项目录</translation>
    </message>
    <message>
        <source>List taken out</source>
        <translation>导出清单</translation>
    </message>
    <message>
        <source>Listed on</source>
        <translation>列入日</translation>
    </message>
    <message>
        <source>Listed; only a hash of the number is kept</source>
        <translation>已列入，只保存号码摘要</translation>
    </message>
    <message>
        <source>Listing ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Load a year …</source>
        <translation>载入年度日历…</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Lowest</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Machines</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Make-up days</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name or code</source>
        <translation>名称或编码</translation>
    </message>
    <message>
        <source>Name, pinyin, everyday word or code</source>
        <translation>名称、拼音、常用词或编码</translation>
    </message>
    <message>
        <source>Name, post or role</source>
        <translation>姓名、岗位或角色</translation>
    </message>
    <message>
        <source>Names, numbers and addresses in the cases are sealed under the key of the hall. Each login opens that key with its own password. When every security administrator's password is lost, only the recovery file and its password open it again. Keep the file on a stick in the safe and the password in a sealed envelope elsewhere; make a new one when a keeper leaves.</source>
        <translation>办件中的姓名、号码和住址用大厅密钥加密，每次登录用各自的密码打开。安全管理员密码全部遗失时，只有恢复文件和它的密码能重新打开。请把文件存到U盘锁入保险柜，密码封存于别处；保管人变动时重新制作。</translation>
    </message>
    <message>
        <source>Names, numbers, addresses, scans and printed papers go for good, on every machine. Acts, dates, paper numbers and written reasons stay.</source>
        <translation>姓名、号码、地址、扫描件和已存文书在所有机器上永久删除，不能恢复；办理记录、日期、文号和所写的理由保留。</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>New body</source>
        <translation>新增机关</translation>
    </message>
    <message>
        <source>New letter</source>
        <translation>登记授权书</translation>
    </message>
    <message>
        <source>New version from a file …</source>
        <translation>从文件导入新版本…</translation>
    </message>
    <message>
        <source>No case was erased</source>
        <translation>还没有删除过个人信息</translation>
    </message>
    <message>
        <source>No day of this place</source>
        <translation>没有本地日期</translation>
    </message>
    <message>
        <source>No item fits; try fewer letters</source>
        <translation>没有符合的事项，请少输几个字试试</translation>
    </message>
    <message>
        <source>No letter of authority yet</source>
        <translation>还没有授权书</translation>
    </message>
    <message>
        <source>Nobody changed anything yet</source>
        <translation>还没有变更</translation>
    </message>
    <message>
        <source>Nobody fits</source>
        <translation>没有符合的人员</translation>
    </message>
    <message>
        <source>Nobody is listed</source>
        <translation>名单为空</translation>
    </message>
    <message>
        <source>Nobody looked at a full number</source>
        <translation>没有人查看过完整号码</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Not connected now: papers wait in the list of the case</source>
        <translation>现在未连接，文书留在办件中待打印</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>没有内容</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>通知文号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Number of a document</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Numbers are masked everywhere; each look needs a purpose.</source>
        <translation>号码平时都遮盖，每次查看须写明用途。</translation>
    </message>
    <message>
        <source>Numbers shown</source>
        <translation>查看记录</translation>
    </message>
    <message>
        <source>Odd codes</source>
        <translation>编码提示</translation>
    </message>
    <message>
        <source>Of a closed case; scan it or type it</source>
        <translation>已办结的办件，可扫码或键入</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>One a line</source>
        <translation>一行一条</translation>
    </message>
    <message>
        <source>One printer for all</source>
        <translation>统一使用</translation>
    </message>
    <message>
        <source>Only the days of the State Council's notice count.</source>
        <translation>只按国务院办公厅的通知计算。</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>适用情形</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Own store</source>
        <translation>本机数据</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Papers of the back office</source>
        <translation>后台和出件文书</translation>
    </message>
    <message>
        <source>Papers of the window</source>
        <translation>窗口文书</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>People and powers</source>
        <translation>人员和权限</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Phrases</source>
        <translation>常用语</translation>
    </message>
    <message>
        <source>Phrases saved: {place}</source>
        <translation>常用语已保存：{place}</translation>
    </message>
    <message>
        <source>Place and counters</source>
        <translation>窗口和设备</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Powers</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Preview: {file}</source>
        <translation>预览：{file}</translation>
    </message>
    <message>
        <source>Printers</source>
        <translation>打印机</translation>
    </message>
    <message>
        <source>Printers of this machine</source>
        <translation>本机的打印机</translation>
    </message>
    <message>
        <source>Printers saved for this machine</source>
        <translation>本机打印机已保存</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Put in force</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Put these right in the file first, then choose it again.</source>
        <translation>请先在文件中更正以下各处，再重新选择文件。</translation>
    </message>
    <message>
        <source>Recovery file</source>
        <translation>恢复文件</translation>
    </message>
    <message>
        <source>Recovery file written and read back: {path}</source>
        <translation>恢复文件已写入并读回核对：{path}</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Reset password</source>
        <translation>重置密码</translation>
    </message>
    <message>
        <source>Return to review</source>
        <translation>退回审查</translation>
    </message>
    <message>
        <source>Review opinion</source>
        <translation>审查意见</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Revoke letter {number} from today? Decisions made under it stay valid; new ones need another letter.</source>
        <translation>自今日起撤销授权书{number}？已据此作出的决定仍然有效；此后须另有授权。</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save to …</source>
        <translation>存到…</translation>
    </message>
    <message>
        <source>Saved as {file}</source>
        <translation>已保存为{file}</translation>
    </message>
    <message>
        <source>Say first what the list is for</source>
        <translation>请先填写用途</translation>
    </message>
    <message>
        <source>Search the items</source>
        <translation>查找事项</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Set this password</source>
        <translation>设为此密码</translation>
    </message>
    <message>
        <source>Set-up</source>
        <translation>初次设置</translation>
    </message>
    <message>
        <source>Shared data</source>
        <translation>共享数据</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Shut a machine</source>
        <translation>停用机器</translation>
    </message>
    <message>
        <source>Shut it</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Shut the machine of counter {counter}? It may hand in nothing from now on, and whoever works there is out.</source>
        <translation>停用{counter}窗口的机器？此后它不能再上报，正在使用的人随即退出。</translation>
    </message>
    <message>
        <source>Shut …</source>
        <translation>停用……</translation>
    </message>
    <message>
        <source>Shut; the centre hears it no more</source>
        <translation>已停用，中心不再接收它的内容</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>签发人</translation>
    </message>
    <message>
        <source>Since then</source>
        <translation>变更后</translation>
    </message>
    <message>
        <source>Slips need one of 80 mm and are chosen apart</source>
        <translation>小票须用80毫米打印机，单独选择</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>编制</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>受理标准</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stays for good: roles and letters hang on it</source>
        <translation>不能更改：角色和授权书都据此对应</translation>
    </message>
    <message>
        <source>Take back the chosen one</source>
        <translation>去掉所选</translation>
    </message>
    <message>
        <source>Temporary password of {name}: {password}</source>
        <translation>{name}的临时密码：{password}（当面告知本人）</translation>
    </message>
    <message>
        <source>The counters are asked of the centre</source>
        <translation>窗口名单由中心提供</translation>
    </message>
    <message>
        <source>The file says the same as the list in force.</source>
        <translation>文件与现行目录内容相同。</translation>
    </message>
    <message>
        <source>The hall</source>
        <translation>大厅</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>程序自带</translation>
    </message>
    <message>
        <source>The two passwords differ: type them again</source>
        <translation>两次输入的密码不同，请重新输入</translation>
    </message>
    <message>
        <source>The whole hall</source>
        <translation>全大厅</translation>
    </message>
    <message>
        <source>The window (acceptance only)</source>
        <translation>窗口（只限受理授权）</translation>
    </message>
    <message>
        <source>They show when the line is up.</source>
        <translation>连线后显示。</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>This document is on no list</source>
        <translation>该证件不在任何名单上</translation>
    </message>
    <message>
        <source>This file and password open the hall</source>
        <translation>这份文件和密码可以打开大厅</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>To follow within</source>
        <translation>补齐时限</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试开</translation>
    </message>
    <message>
        <source>Try one</source>
        <translation>核对恢复文件</translation>
    </message>
    <message>
        <source>Type a date, as 20261122</source>
        <translation>请输入日期，例如20261122</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Version {version} in force; older ones kept: {count}</source>
        <translation>现行版本 {version}；保留旧版本{count}个</translation>
    </message>
    <message>
        <source>Version {version} is in force</source>
        <translation>版本{version}已启用</translation>
    </message>
    <message>
        <source>Version {version}, {count} items, in force from {day}. Nothing was changed yet.</source>
        <translation>版本{version}，{count}项，{day}起施行。尚未作任何更改。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What happens without the line comes with the next report.</source>
        <translation>断网时的查看在下次上报后显示。</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>缺陷</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>恢复文件的用处</translation>
    </message>
    <message>
        <source>What must be kept no longer is erased by the case's number.</source>
        <translation>保管期限已满、不必再留的，按办件编号删除。</translation>
    </message>
    <message>
        <source>What the list is for</source>
        <translation>导出用途</translation>
    </message>
    <message>
        <source>What the other two officers do will stand here.</source>
        <translation>系统管理员和安全管理员的操作会显示在这里。</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Whoever is listed may not promise, or may not apply at all.</source>
        <translation>名单上的人不能容缺承诺，或者不能申请有关事项。</translation>
    </message>
    <message>
        <source>Whole case</source>
        <translation>整个办件</translation>
    </message>
    <message>
        <source>Why a number is shown</source>
        <translation>查看号码的用途</translation>
    </message>
    <message>
        <source>Window of the hall</source>
        <translation>大厅窗口</translation>
    </message>
    <message>
        <source>Without one nobody decides, and no stationed window accepts.</source>
        <translation>没有授权书，任何人不能作出决定，进驻窗口不能受理。</translation>
    </message>
    <message>
        <source>Working day</source>
        <translation>上班</translation>
    </message>
    <message>
        <source>Write and read back</source>
        <translation>写入并读回核对</translation>
    </message>
    <message>
        <source>Write one</source>
        <translation>制作恢复文件</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年份</translation>
    </message>
    <message>
        <source>Years loaded</source>
        <translation>已载入的年份</translation>
    </message>
    <message>
        <source>a commitment may replace it</source>
        <translation>可告知承诺代替</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有{count}处</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>for an agent</source>
        <translation>委托办理时提供</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>核验后退还</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>第{line}行</translation>
    </message>
    <message>
        <source>may follow</source>
        <translation>可容缺</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>no role</source>
        <translation>无角色</translation>
    </message>
    <message>
        <source>not: {name}</source>
        <translation>非{name}</translation>
    </message>
    <message>
        <source>now</source>
        <translation>启用之日</translation>
    </message>
    <message>
        <source>personal</source>
        <translation>个人信息</translation>
    </message>
    <message>
        <source>register the first</source>
        <translation>登记第一份</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必填</translation>
    </message>
    <message>
        <source>stops the clock</source>
        <translation>不计入时限</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>the last {count}</source>
        <translation>最近{count}条</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{counter}, shut on {day}: {why}</source>
        <translation>{counter}，已于{day}停用：{why}</translation>
    </message>
    <message>
        <source>{count} bodies</source>
        <translation>{count}个机关</translation>
    </message>
    <message>
        <source>{count} cases</source>
        <translation>{count}件</translation>
    </message>
    <message>
        <source>{count} end within 30 days</source>
        <translation>{count}份将在30日内到期</translation>
    </message>
    <message>
        <source>{count} in force</source>
        <translation>{count}条有效</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count}项</translation>
    </message>
    <message>
        <source>{count} may log in</source>
        <translation>{count}人在用</translation>
    </message>
    <message>
        <source>{day} added</source>
        <translation>{day}已添加</translation>
    </message>
    <message>
        <source>{day} taken back</source>
        <translation>{day}已去掉</translation>
    </message>
    <message>
        <source>{key} offers them at the desks; the first nine by a digit. A phrase is a beginning, whoever signs reads it again.</source>
        <translation>在各工作台按{key}选用，前九条按数字键。常用语只是开头，签署前须通读。</translation>
    </message>
    <message>
        <source>{name} (left)</source>
        <translation>{name}（已停用）</translation>
    </message>
    <message>
        <source>{name} is on the list; roles and password are the security administrator's</source>
        <translation>{name}已列入名单；角色和密码由安全管理员设定</translation>
    </message>
    <message>
        <source>{name} may log in again</source>
        <translation>{name}可以重新登录</translation>
    </message>
    <message>
        <source>{name} may not log in any more</source>
        <translation>{name}已停用</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>{name}已保存</translation>
    </message>
    <message>
        <source>{name} will not be able to log in. Cases in hand stay with their department; letters of authority must be revoked apart.</source>
        <translation>{name}将不能登录。手上的办件留在部门；授权书须另行撤销。</translation>
    </message>
    <message>
        <source>{sign} {days} days left</source>
        <translation>{sign} 剩余{days}天</translation>
    </message>
    <message>
        <source>{standing}, {days} days left</source>
        <translation>{standing}，剩余{days}天</translation>
    </message>
    <message>
        <source>– Expired</source>
        <translation>– 已到期</translation>
    </message>
    <message>
        <source>– Off</source>
        <translation>– 已停用</translation>
    </message>
    <message>
        <source>– Revoked</source>
        <translation>– 已撤销</translation>
    </message>
    <message>
        <source>• Not yet in force</source>
        <translation>• 尚未生效</translation>
    </message>
    <message>
        <source>✓ Active</source>
        <translation>✓ 在用</translation>
    </message>
    <message>
        <source>✓ Enrolled</source>
        <translation>✓ 已登记</translation>
    </message>
    <message>
        <source>✓ In force</source>
        <translation>✓ 有效</translation>
    </message>
    <message>
        <source>✓ Last written at this counter: {day}</source>
        <translation>✓ 本窗口上次制作：{day}</translation>
    </message>
    <message>
        <source>✓ This one</source>
        <translation>✓ 本机</translation>
    </message>
    <message>
        <source>✕ Copied disk</source>
        <translation>✕ 磁盘被复制</translation>
    </message>
    <message>
        <source>✕ Ends today or tomorrow</source>
        <translation>✕ 今明两日到期</translation>
    </message>
    <message>
        <source>✕ Shut</source>
        <translation>✕ 已停用</translation>
    </message>
</context>
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
