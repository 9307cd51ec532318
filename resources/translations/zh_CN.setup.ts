<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Setup</name>
    <message>
        <source>1 to 999, part of every case number of this counter</source>
        <translation>1至999，写入本窗口的每个办件编号</translation>
    </message>
    <message>
        <source>A file: own JSON, or CSV</source>
        <translation>从文件导入（本程序的JSON或者CSV表格）</translation>
    </message>
    <message>
        <source>A new hall</source>
        <translation>新建大厅</translation>
    </message>
    <message>
        <source>Add or change this body</source>
        <translation>添加或者更改这个机关</translation>
    </message>
    <message>
        <source>An invented county with {people} people in every role, {items} items with their materials and limits, letters of authority and common phrases. All desks can be tried at once; it is no hall to work in.</source>
        <translation>一个虚构的县：{people}名人员，各种角色齐全；{items}项事项，材料、时限俱全；还有授权书和常用语。各个工作台都可以马上试用，不用于正式办理。</translation>
    </message>
    <message>
        <source>Another one than your own, kept apart from the file</source>
        <translation>不要与自己的密码相同，与文件分开保管</translation>
    </message>
    <message>
        <source>Another person than the system administrator. Gives roles, letters and passwords, enrols counters, erases. The two of them then appoint an audit administrator, who reads what they did.</source>
        <translation>须与系统管理员是不同的人。负责角色、授权书和密码，登记窗口，删除个人信息。两人随后共同设定审计管理员，由其查看两人的操作。</translation>
    </message>
    <message>
        <source>As on the sign over the counter, such as A03</source>
        <translation>与窗口牌一致，例如A03</translation>
    </message>
    <message>
        <source>Begins its paper numbers, such as 示市监</source>
        <translation>用在其文号开头，例如示市监</translation>
    </message>
    <message>
        <source>Bodies</source>
        <translation>机关</translation>
    </message>
    <message>
        <source>Bodies of the hall</source>
        <translation>大厅的机关</translation>
    </message>
    <message>
        <source>Bureau</source>
        <translation>审批机关</translation>
    </message>
    <message>
        <source>Bureau, and further bodies</source>
        <translation>审批机关和其他机关</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Checking the password</source>
        <translation>核对密码</translation>
    </message>
    <message>
        <source>Choose the hall's file</source>
        <translation>请选择大厅数据文件</translation>
    </message>
    <message>
        <source>Choose the hall's file, hall.sqlite. It must lie on a disk of this machine: on a network share nothing that is written there is safe.</source>
        <translation>请选择大厅数据文件hall.sqlite。它必须在本机的磁盘上：放在网络共享盘上，写入的数据没有保障。</translation>
    </message>
    <message>
        <source>Choose the recovery file</source>
        <translation>请选择恢复文件</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Counter code</source>
        <translation>窗口代码</translation>
    </message>
    <message>
        <source>Counter number</source>
        <translation>窗口序号</translation>
    </message>
    <message>
        <source>Counters so far: {count}</source>
        <translation>已有窗口{count}个</translation>
    </message>
    <message>
        <source>Decides the items that were transferred to it</source>
        <translation>行使划转来的审批权力</translation>
    </message>
    <message>
        <source>Enrolling a counter is the security administrator's act</source>
        <translation>登记窗口须由安全管理员办理</translation>
    </message>
    <message>
        <source>Enter goes to the next field. Everything but division, hall digit and keys can be changed later at the administration desk.</source>
        <translation>按回车到下一栏。除区划代码、大厅号和机关代号外，以后都可以在管理工作台更改。</translation>
    </message>
    <message>
        <source>Everybody's password: {password}</source>
        <translation>每个人的密码都是 {password}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>For a further counter on this machine or disk. The hall's file and a security administrator's password are needed.</source>
        <translation>在本机或者本机磁盘上再设一个窗口。需要大厅数据文件和安全管理员的密码。</translation>
    </message>
    <message>
        <source>For the first machine of a hall: its data, its list of items, two administrators, this counter. About ten minutes; people and letters follow at the desk.</source>
        <translation>用于大厅的第一台机器：大厅资料、事项目录、两名管理员、本窗口。约十分钟；人员和授权书随后在管理工作台录入。</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>准备</translation>
    </message>
    <message>
        <source>How shall this machine begin?</source>
        <translation>这台机器从哪里开始？</translation>
    </message>
    <message>
        <source>In paper numbers</source>
        <translation>文号简称</translation>
    </message>
    <message>
        <source>In this file</source>
        <translation>文件中的大厅</translation>
    </message>
    <message>
        <source>It holds the key of the hall under this password. When every security administrator's password is lost, it is the only way back to the personal data in the cases.</source>
        <translation>文件中是用这个密码加密的大厅密钥。安全管理员密码全部遗失时，只有它能重新打开办件中的个人信息。</translation>
    </message>
    <message>
        <source>It seals the keys of the hall; nobody can read it back</source>
        <translation>用来加密大厅的密钥，任何人都无法查看</translation>
    </message>
    <message>
        <source>Its password</source>
        <translation>文件密码</translation>
    </message>
    <message>
        <source>Join a hall</source>
        <translation>加入大厅</translation>
    </message>
    <message>
        <source>Join a hall here</source>
        <translation>加入大厅</translation>
    </message>
    <message>
        <source>Join the hall</source>
        <translation>加入大厅</translation>
    </message>
    <message>
        <source>Keeps the hall's data, its list, its calendar and its machines, and puts people on the staff list: without a right.</source>
        <translation>负责大厅资料、事项目录、日历和机器，并把人员列入名单，但不能授予权限。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>代号</translation>
    </message>
    <message>
        <source>Letters and digits, such as SCJG; stays for good</source>
        <translation>字母和数字，例如SCJG；以后不能更改</translation>
    </message>
    <message>
        <source>List of items</source>
        <translation>事项目录</translation>
    </message>
    <message>
        <source>Looking at the hall</source>
        <translation>查看大厅</translation>
    </message>
    <message>
        <source>Make the hall</source>
        <translation>建立大厅</translation>
    </message>
    <message>
        <source>Making or reading the recovery file</source>
        <translation>制作或者读取恢复文件</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No body yet</source>
        <translation>还没有机关</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>尚未选择文件</translation>
    </message>
    <message>
        <source>Nothing was set up here yet. The keys 1 to 4 choose; nothing is written before you say so.</source>
        <translation>这里还没有设置大厅。按1至4选择；在您确认之前不写入任何内容。</translation>
    </message>
    <message>
        <source>On a stick in the safe, not on this machine</source>
        <translation>存到U盘并锁入保险柜，不要留在本机</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Open the sample hall</source>
        <translation>打开示例大厅</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>Reading the list of items</source>
        <translation>读取事项目录</translation>
    </message>
    <message>
        <source>Recovery file</source>
        <translation>恢复文件</translation>
    </message>
    <message>
        <source>Save to …</source>
        <translation>存到…</translation>
    </message>
    <message>
        <source>Sealing the keys of {name}</source>
        <translation>为{name}加密密钥</translation>
    </message>
    <message>
        <source>Security administrator</source>
        <translation>安全管理员</translation>
    </message>
    <message>
        <source>Set up a new hall</source>
        <translation>新建大厅</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Take a hall back</source>
        <translation>用恢复文件恢复</translation>
    </message>
    <message>
        <source>Take the hall back</source>
        <translation>恢复大厅</translation>
    </message>
    <message>
        <source>The hall</source>
        <translation>大厅资料</translation>
    </message>
    <message>
        <source>The hall's file</source>
        <translation>大厅数据文件</translation>
    </message>
    <message>
        <source>The list of items names none: add them at the right.</source>
        <translation>目录中没有列出机关，请在右边添加。</translation>
    </message>
    <message>
        <source>The recovery file opens the hall's key. The security administrator named here gets a new password; whatever was signed before stays valid.</source>
        <translation>恢复文件可以打开大厅的密钥。下面的安全管理员将得到新密码；以前的签名仍然有效。</translation>
    </message>
    <message>
        <source>The sample hall</source>
        <translation>示例大厅</translation>
    </message>
    <message>
        <source>The sample list, to begin with</source>
        <translation>先用示例目录</translation>
    </message>
    <message>
        <source>The two passwords differ: type them again</source>
        <translation>两次输入的密码不同，请重新输入</translation>
    </message>
    <message>
        <source>This counter</source>
        <translation>本窗口</translation>
    </message>
    <message>
        <source>This installation becomes a counter of a hall whose file lies on this machine. For a hall on a server choose its invitation instead, or type the address in it.</source>
        <translation>本程序将成为一个大厅的窗口，该大厅的数据文件在本机上。大厅在服务器上的，请改选邀请文件，或输入其中的地址。</translation>
    </message>
    <message>
        <source>Use a recovery file</source>
        <translation>用恢复文件恢复</translation>
    </message>
    <message>
        <source>When every security administrator's password is lost, or the machine is new: the hall's file, its recovery file and that file's password.</source>
        <translation>安全管理员密码全部遗失，或者换了新机器时使用。需要大厅数据文件、恢复文件和恢复文件的密码。</translation>
    </message>
    <message>
        <source>Writing the hall's file</source>
        <translation>写入大厅数据</translation>
    </message>
    <message>
        <source>{counter}  number {number}</source>
        <translation>{counter}　序号{number}</translation>
    </message>
    <message>
        <source>{count} items</source>
        <translation>{count}项事项</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>……另有{count}处</translation>
    </message>
    <message>
        <source>← Back to the choice</source>
        <translation>← 返回选择</translation>
    </message>
</context>
</TS>
