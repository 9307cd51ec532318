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
        <source>A silent counter holds up every deemed acceptance: nobody knows what it has told an applicant. Start its program where it has a line.</source>
        <translation>窗口未上报，视为受理就不能确认：没有人知道它已告知申请人什么。请在有网络处启动该窗口的程序。</translation>
    </message>
    <message>
        <source>Accepted by</source>
        <translation>受理人</translation>
    </message>
    <message>
        <source>Accepted by, decided by</source>
        <translation>受理与决定搭配</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Acts without authority</source>
        <translation>越权行为</translation>
    </message>
    <message>
        <source>Against chance</source>
        <translation>与随机相比</translation>
    </message>
    <message>
        <source>Agent's number</source>
        <translation>代理人证号</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
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
        <source>Cases</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Cases decided in the period. A pair stands out from {few} cases on, where it has {times} times what chance would bring together.</source>
        <translation>时段内决定的办件。某一搭配满{few}件、且达到随机搭配的{times}倍的，标为突出。</translation>
    </message>
    <message>
        <source>Cases drawn at random</source>
        <translation>案卷抽查</translation>
    </message>
    <message>
        <source>Cases without a date: {count}</source>
        <translation>期限待定的办件 {count}</translation>
    </message>
    <message>
        <source>Choose a draw first</source>
        <translation>先选一次抽查</translation>
    </message>
    <message>
        <source>Choose a task first</source>
        <translation>先选一条待处理记录</translation>
    </message>
    <message>
        <source>Choose an earlier first day, or wait for counters off line.</source>
        <translation>可把起始日期提前，或等离线窗口上报。</translation>
    </message>
    <message>
        <source>Choose other days to look through another year.</source>
        <translation>改选日期可核查其他年度。</translation>
    </message>
    <message>
        <source>Choose other days, a month at most.</source>
        <translation>可改选日期，一次最多一个月。</translation>
    </message>
    <message>
        <source>Choose other days, a year at most.</source>
        <translation>可改选日期，一次最多一年。</translation>
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
        <source>Counters</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>Counters today</source>
        <translation>今日各窗口</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Days of silence</source>
        <translation>未上报天数</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>决定人</translation>
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
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Draw cases from the period above</source>
        <translation>从上方时段的收件中抽取</translation>
    </message>
    <message>
        <source>Draw it again</source>
        <translation>重抽核对</translation>
    </message>
    <message>
        <source>Draw of cases</source>
        <translation>案卷抽查</translation>
    </message>
    <message>
        <source>Drawn by</source>
        <translation>抽取人</translation>
    </message>
    <message>
        <source>Drawn from</source>
        <translation>抽取范围</translation>
    </message>
    <message>
        <source>Drawn from the cases received in the period. Seed and rule are kept in the journal: the same draw can be made again, and none can be taken back.</source>
        <translation>从时段内的收件中抽取。种子和规则记入流水：任何人都能重抽核对，抽过的不能撤销。</translation>
    </message>
    <message>
        <source>Drawn {at}, seed {seed}</source>
        <translation>抽查 {at}（种子 {seed}）</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Due in a year whose calendar is not loaded</source>
        <translation>期限所在年度的日历未载入</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Each number from 1 to the last is issued once or void, and no state is without its paper. Series are checked for the whole years of the period.</source>
        <translation>从1号到末号，每个文号或已发出一次，或已作废；每个环节都有文书。文号按时段所在的整个年度核查。</translation>
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
        <source>Every act in force is judged once more by the rules, with the roles and letters of its day. Acts taken though contested stand here too.</source>
        <translation>对每一生效行为按当日的岗位和授权书重新适用规则。存疑生效的行为也列在这里。</translation>
    </message>
    <message>
        <source>Every act is borne out by its role and letter</source>
        <translation>每一行为都有岗位和授权依据</translation>
    </message>
    <message>
        <source>Every counter has reported</source>
        <translation>各窗口均已上报</translation>
    </message>
    <message>
        <source>Every department</source>
        <translation>全部部门</translation>
    </message>
    <message>
        <source>Every item</source>
        <translation>全部事项</translation>
    </message>
    <message>
        <source>Every number and every paper is there</source>
        <translation>文号连续，文书齐全</translation>
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
        <source>Exported list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Form at the counter</source>
        <translation>窗口填报表</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>From the entries of every device, by corrected time: less than {walk} s between two counters, less than {change} s between two people. A trace, not a proof.</source>
        <translation>依据各设备记录的校正时间：同一人在两个窗口相隔不足{walk}秒，或同一窗口换人不足{change}秒。这是线索，不是证据。</translation>
    </message>
    <message>
        <source>Full numbers shown, cases looked up, papers printed, lists exported. What happens without the line comes in with the counter's next report.</source>
        <translation>查看完整号码、调阅办件、打印文书、导出列表。离线时的记录随窗口下次上报到达。</translation>
    </message>
    <message>
        <source>Home address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Inspection</source>
        <translation>监察</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Last full report</source>
        <translation>最近全部上报</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>条数</translation>
    </message>
    <message>
        <source>Lists</source>
        <translation>监察列表</translation>
    </message>
    <message>
        <source>Looking …</source>
        <translation>正在核查……</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>第几台</translation>
    </message>
    <message>
        <source>No case is counted here</source>
        <translation>没有办件</translation>
    </message>
    <message>
        <source>No case stands behind this line</source>
        <translation>这一行没有对应的办件</translation>
    </message>
    <message>
        <source>No exceptions</source>
        <translation>没有异常</translation>
    </message>
    <message>
        <source>No login shows the hands of two people</source>
        <translation>没有发现共用账号的迹象</translation>
    </message>
    <message>
        <source>No task waits</source>
        <translation>没有待处理的记录</translation>
    </message>
    <message>
        <source>Nobody looked at personal data in this period</source>
        <translation>该时段没有查看个人信息的记录</translation>
    </message>
    <message>
        <source>Nothing was decided in this period</source>
        <translation>该时段没有作出决定</translation>
    </message>
    <message>
        <source>Nothing was drawn yet</source>
        <translation>还没有抽查过</translation>
    </message>
    <message>
        <source>Number of cases</source>
        <translation>抽取件数</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>号数</translation>
    </message>
    <message>
        <source>Of the acceptor's</source>
        <translation>占受理人</translation>
    </message>
    <message>
        <source>Of the decider's</source>
        <translation>占决定人</translation>
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
        <source>Paper numbers</source>
        <translation>文号核查</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Phone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Post and person</source>
        <translation>人员与岗位</translation>
    </message>
    <message>
        <source>Printed paper</source>
        <translation>打印文书</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Purpose or printer</source>
        <translation>用途或打印机</translation>
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
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>Settle</source>
        <translation>处理完毕</translation>
    </message>
    <message>
        <source>Shared logins</source>
        <translation>共用账号</translation>
    </message>
    <message>
        <source>Shortest</source>
        <translation>最短间隔</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>Silent counters</source>
        <translation>未上报窗口</translation>
    </message>
    <message>
        <source>Silent for</source>
        <translation>未上报</translation>
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
        <source>The draw gives other cases now: cases of the period came in after it</source>
        <translation>现在重抽的结果不同：抽查之后该时段又有收件到达</translation>
    </message>
    <message>
        <source>The list is empty: there is nothing to export</source>
        <translation>列表是空的，没有可导出的内容</translation>
    </message>
    <message>
        <source>The same rule and seed give the same cases</source>
        <translation>同一规则和种子抽出的案卷相同</translation>
    </message>
    <message>
        <source>This look was at a list, not at one case</source>
        <translation>这次查看的是列表，不是单个办件</translation>
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
        <source>Type both days of the period, as 20261122</source>
        <translation>请填写起止日期，如20261122</translation>
    </message>
    <message>
        <source>Type fewer days to see shorter silences.</source>
        <translation>减少天数可查看较短的未上报情况。</translation>
    </message>
    <message>
        <source>Type how many days of silence to show</source>
        <translation>请填写未上报天数</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>What</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>What the cases are drawn for</source>
        <translation>抽查事由</translation>
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
        <source>What {counter} holds is known when it reports</source>
        <translation>{counter}窗口的情况要等它上报后才知道</translation>
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
        <source>Who saw whose data</source>
        <translation>查看留痕</translation>
    </message>
    <message>
        <source>Whole case</source>
        <translation>整件调阅</translation>
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
        <source>neither issued nor void</source>
        <translation>既未发出也未作废</translation>
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
        <source>on a paper of an act not taken</source>
        <translation>所在文书的行为未被中心采纳</translation>
    </message>
    <message>
        <source>on more than one paper</source>
        <translation>一号多文</translation>
    </message>
    <message>
        <source>one login at two counters at once</source>
        <translation>同一账号同时在两个窗口</translation>
    </message>
    <message>
        <source>opened in oversight</source>
        <translation>督查调阅</translation>
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
        <source>people changed faster than a login</source>
        <translation>换人快于登录</translation>
    </message>
    <message>
        <source>set apart</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>taken though contested</source>
        <translation>存疑生效</translation>
    </message>
    <message>
        <source>taken, not issued, not void</source>
        <translation>已取号，未发出也未作废</translation>
    </message>
    <message>
        <source>the clock</source>
        <translation>系统时钟</translation>
    </message>
    <message>
        <source>the latest {count}; choose fewer days</source>
        <translation>最近{count}条，其余请缩短时段</translation>
    </message>
    <message>
        <source>to amend the form</source>
        <translation>更正填报项</translation>
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
        <source>{count} cases drawn</source>
        <translation>已抽取{count}件</translation>
    </message>
    <message>
        <source>{count} deemed accepted</source>
        <translation>视为受理 {count} 件</translation>
    </message>
    <message>
        <source>{count} lines</source>
        <translation>{count}条</translation>
    </message>
    <message>
        <source>{count} lines, {share}%</source>
        <translation>{count}条，已查{share}%</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days}天</translation>
    </message>
    <message>
        <source>{drawn} of {all}</source>
        <translation>{all}件抽{drawn}件</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}秒</translation>
    </message>
    <message>
        <source>{state}, without its paper</source>
        <translation>{state}，缺相应文书</translation>
    </message>
    <message>
        <source>{times} times</source>
        <translation>{times}倍</translation>
    </message>
    <message>
        <source>✕ contested</source>
        <translation>✕ 存疑</translation>
    </message>
    <message>
        <source>✕ deemed accepted</source>
        <translation>✕ 视为受理</translation>
    </message>
    <message>
        <source>✕ {times} times</source>
        <translation>✕ {times}倍</translation>
    </message>
</context>
</TS>
