<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Counter</name>
    <message>
        <source>! The imported list lacks: {parts}</source>
        <translation>! 导入的清单未载明：{parts}</translation>
    </message>
    <message>
        <source>! {count} to fill in</source>
        <translation>! 待填 {count} 项</translation>
    </message>
    <message>
        <source>(left blank)</source>
        <translation>（空白）</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A new application</source>
        <translation>新的申请</translation>
    </message>
    <message>
        <source>Accept, tolerating</source>
        <translation>容缺受理</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已受理</translation>
    </message>
    <message>
        <source>Accepted, tolerating</source>
        <translation>已容缺受理</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>代理人</translation>
    </message>
    <message>
        <source>Agent's document number</source>
        <translation>代理人证件号码</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
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
        <source>Another body decides this</source>
        <translation>不属于本机关职权</translation>
    </message>
    <message>
        <source>Another law says so</source>
        <translation>其他法律依据</translation>
    </message>
    <message>
        <source>Answer by {day}, else it counts as accepted</source>
        <translation>最迟 {day} 告知，逾期视为受理</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>申请人</translation>
    </message>
    <message>
        <source>Applicant's document number</source>
        <translation>申请人证件号码</translation>
    </message>
    <message>
        <source>Applicant's nationality</source>
        <translation>申请人国籍</translation>
    </message>
    <message>
        <source>Armed police</source>
        <translation>警官证</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>收到日</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>要求</translation>
    </message>
    <message>
        <source>Asked for now</source>
        <translation>须提供</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>附上</translation>
    </message>
    <message>
        <source>Attach a scan</source>
        <translation>附加扫描件</translation>
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
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>另办一件</translation>
    </message>
    <message>
        <source>Body's name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>By law</source>
        <translation>法定办结</translation>
    </message>
    <message>
        <source>Case number {no}</source>
        <translation>办件编号 {no}</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>换事项</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Choose a scan</source>
        <translation>选择扫描件</translation>
    </message>
    <message>
        <source>Clerical error</source>
        <translation>更正笔误</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Commitment</source>
        <translation>告知承诺</translation>
    </message>
    <message>
        <source>Common names</source>
        <translation>常用材料名称</translation>
    </message>
    <message>
        <source>Common phrases {key}</source>
        <translation>常用语 {key}</translation>
    </message>
    <message>
        <source>Compare with the photo</source>
        <translation>按证件照片核对</translation>
    </message>
    <message>
        <source>Copies</source>
        <translation>复印件</translation>
    </message>
    <message>
        <source>Copy kept</source>
        <translation>收复印件</translation>
    </message>
    <message>
        <source>Correct, print anew</source>
        <translation>更正并重新出具</translation>
    </message>
    <message>
        <source>Corrected on the spot</source>
        <translation>当场更正</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>信用代码</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Deemed accepted</source>
        <translation>视为受理</translation>
    </message>
    <message>
        <source>Diplomatic passport</source>
        <translation>外交护照</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>E-licence</source>
        <translation>证照库</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已终结</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>False materials, barred</source>
        <translation>隐瞒或提供虚假材料等</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Find the item</source>
        <translation>查找事项</translation>
    </message>
    <message>
        <source>Foreign entry</source>
        <translation>外国人出入境证</translation>
    </message>
    <message>
        <source>Foreign residence</source>
        <translation>外国人居留证</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>From, to</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Glyph</source>
        <translation>字形说明</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>情形</translation>
    </message>
    <message>
        <source>Guardian</source>
        <translation>监护人</translation>
    </message>
    <message>
        <source>Guardian ID</source>
        <translation>监护人证件</translation>
    </message>
    <message>
        <source>Guide</source>
        <translation>办事指南</translation>
    </message>
    <message>
        <source>HK/Macao permit</source>
        <translation>港澳通行证</translation>
    </message>
    <message>
        <source>HMT residence</source>
        <translation>港澳台居住证</translation>
    </message>
    <message>
        <source>Has the applicant signed the promise to hand these in, knowing what follows if they do not?</source>
        <translation>申请人是否已了解逾期不补的后果，并在容缺受理承诺书上签字？</translation>
    </message>
    <message>
        <source>Household book</source>
        <translation>户口簿</translation>
    </message>
    <message>
        <source>How the character looks: 左王右莹</source>
        <translation>例如：左王右莹</translation>
    </message>
    <message>
        <source>How to put it right</source>
        <translation>怎么补正</translation>
    </message>
    <message>
        <source>How {name} came</source>
        <translation>{name} 的收取方式</translation>
    </message>
    <message>
        <source>ID card</source>
        <translation>身份证</translation>
    </message>
    <message>
        <source>In person only</source>
        <translation>须本人到场</translation>
    </message>
    <message>
        <source>In which material</source>
        <translation>在哪份材料</translation>
    </message>
    <message>
        <source>Instant</source>
        <translation>即办件</translation>
    </message>
    <message>
        <source>Is now</source>
        <translation>更正为</translation>
    </message>
    <message>
        <source>Issue the notice owed</source>
        <translation>补发受理通知书</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Item: name, pinyin initials, everyday word, code</source>
        <translation>事项名称、拼音首字母、俗称、编码</translation>
    </message>
    <message>
        <source>Items found</source>
        <translation>查到的事项</translation>
    </message>
    <message>
        <source>Its address</source>
        <translation>机关地址</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind of applicant</source>
        <translation>申请人类型</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>证件类型</translation>
    </message>
    <message>
        <source>Legal rep.</source>
        <translation>法定代表人</translation>
    </message>
    <message>
        <source>Let the number pass</source>
        <translation>核对无误，予以通过</translation>
    </message>
    <message>
        <source>Line from a card reader</source>
        <translation>读卡或粘贴的一行</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Make it a promised item</source>
        <translation>改为承诺件办理</translation>
    </message>
    <message>
        <source>Material</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Materials</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>May</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>May follow {count}</source>
        <translation>可容缺 {count}</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name of what is handed in</source>
        <translation>收到的材料名称</translation>
    </message>
    <message>
        <source>Nationality</source>
        <translation>国籍</translation>
    </message>
    <message>
        <source>Nationality, CHN</source>
        <translation>国籍，如 CHN</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Next case, same people</source>
        <translation>同一申请人再办一件</translation>
    </message>
    <message>
        <source>Next, same item</source>
        <translation>同一事项下一位</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No agent</source>
        <translation>本人办理</translation>
    </message>
    <message>
        <source>No item fits; try another word, or its department</source>
        <translation>没有相符的事项，请换个说法，或输入部门名称</translation>
    </message>
    <message>
        <source>No list of materials is published for this</source>
        <translation>本事项没有公布材料清单</translation>
    </message>
    <message>
        <source>No open drafts</source>
        <translation>没有未办完的草稿</translation>
    </message>
    <message>
        <source>No permit is needed</source>
        <translation>依法不需要取得许可</translation>
    </message>
    <message>
        <source>No permit needed, another body, another law</source>
        <translation>不需许可、不属本机关、其他依据</translation>
    </message>
    <message>
        <source>Not applicable</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>Not asked for</source>
        <translation>不需提供</translation>
    </message>
    <message>
        <source>Not looked at</source>
        <translation>未核对</translation>
    </message>
    <message>
        <source>Not on the list: take in the wish “{wish}”</source>
        <translation>清单上没有：按清单外申请登记“{wish}”</translation>
    </message>
    <message>
        <source>Not right</source>
        <translation>不合规定</translation>
    </message>
    <message>
        <source>Not signed</source>
        <translation>未签字</translation>
    </message>
    <message>
        <source>Not taken in this hall: {place}</source>
        <translation>不在本大厅办理：{place}</translation>
    </message>
    <message>
        <source>Not to bring {count}</source>
        <translation>免提交 {count}</translation>
    </message>
    <message>
        <source>Not with this case</source>
        <translation>本件不能这样办</translation>
    </message>
    <message>
        <source>Nothing else may be asked for</source>
        <translation>清单以外的材料不得要求提交</translation>
    </message>
    <message>
        <source>Nothing was taken in here today</source>
        <translation>本窗口今天还没有收件</translation>
    </message>
    <message>
        <source>Notice given or sent</source>
        <translation>补正通知书已送交</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Officer card</source>
        <translation>军官证</translation>
    </message>
    <message>
        <source>Official passport</source>
        <translation>公务普通护照</translation>
    </message>
    <message>
        <source>On</source>
        <translation>送交日期</translation>
    </message>
    <message>
        <source>On the spot</source>
        <translation>当场更正</translation>
    </message>
    <message>
        <source>Only where card, photo and person agree: the card itself has the number wrong. It is recorded.</source>
        <translation>仅限证件、照片与本人一致，而证件所载号码本身有误的情形；核对情况将记录在案。</translation>
    </message>
    <message>
        <source>Open a case first: scan its receipt, or Ctrl+K</source>
        <translation>请先打开办件：扫描凭证条码，或按 Ctrl+K 查找</translation>
    </message>
    <message>
        <source>Open this case</source>
        <translation>打开本件</translation>
    </message>
    <message>
        <source>Ordinary intake</source>
        <translation>改为正常收件</translation>
    </message>
    <message>
        <source>Original kept</source>
        <translation>收原件</translation>
    </message>
    <message>
        <source>Originals</source>
        <translation>原件</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他证件</translation>
    </message>
    <message>
        <source>Other (body)</source>
        <translation>其他法人证件</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Outside the list</source>
        <translation>清单外申请</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页数</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>文书</translation>
    </message>
    <message>
        <source>Papers to hand over</source>
        <translation>交给申请人的文书</translation>
    </message>
    <message>
        <source>Papers to replace</source>
        <translation>需重新出具的文书</translation>
    </message>
    <message>
        <source>Particulars of the item</source>
        <translation>事项信息</translation>
    </message>
    <message>
        <source>Pass the paper file on</source>
        <translation>移交纸质材料</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>护照</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Permanent residence</source>
        <translation>外国人永居证</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>寄出日</translation>
    </message>
    <message>
        <source>Power of attorney from</source>
        <translation>委托期限自</translation>
    </message>
    <message>
        <source>Power of attorney until</source>
        <translation>委托期限至</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Print the transfer sheet</source>
        <translation>打印流转单</translation>
    </message>
    <message>
        <source>Prints the notice of acceptance</source>
        <translation>打印受理通知书 2 份</translation>
    </message>
    <message>
        <source>Prints the receipt; to be answered later</source>
        <translation>打印收件凭证，之后再答复</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>承诺办结</translation>
    </message>
    <message>
        <source>Promised by</source>
        <translation>承诺补齐日</translation>
    </message>
    <message>
        <source>Promised {days} d</source>
        <translation>承诺 {days} 日</translation>
    </message>
    <message>
        <source>Promised {days} wd</source>
        <translation>承诺 {days} 工作日</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Read a card, or paste name|sex|…|number</source>
        <translation>请刷卡，或粘贴：姓名|性别|…|号码</translation>
    </message>
    <message>
        <source>Read card</source>
        <translation>读卡</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Receipt is acceptance</source>
        <translation>收件即受理</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收件</translation>
    </message>
    <message>
        <source>Record the correction</source>
        <translation>登记更正</translation>
    </message>
    <message>
        <source>Record the correction first, or go back</source>
        <translation>请先记录更正，或返回</translation>
    </message>
    <message>
        <source>Record the day</source>
        <translation>登记送交</translation>
    </message>
    <message>
        <source>Record what came</source>
        <translation>登记补齐</translation>
    </message>
    <message>
        <source>Record what was amended</source>
        <translation>登记更正</translation>
    </message>
    <message>
        <source>Record, print the receipt</source>
        <translation>登记补正，打印接收单</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Refuses to correct</source>
        <translation>拒不补正</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>Replace a paper</source>
        <translation>补开文书</translation>
    </message>
    <message>
        <source>Right body</source>
        <translation>有权机关</translation>
    </message>
    <message>
        <source>Right is</source>
        <translation>正确为</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Scan, {count} pages</source>
        <translation>扫描 {count} 页</translation>
    </message>
    <message>
        <source>Scanned</source>
        <translation>扫描</translation>
    </message>
    <message>
        <source>Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</source>
        <translation>扫描件 (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>第二人</translation>
    </message>
    <message>
        <source>Seen, returned</source>
        <translation>验后退还</translation>
    </message>
    <message>
        <source>Service passport</source>
        <translation>公务护照</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Shared data</source>
        <translation>数据共享</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>份数</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Show in full</source>
        <translation>显示完整号码</translation>
    </message>
    <message>
        <source>Show; it is logged</source>
        <translation>显示（留有记录）</translation>
    </message>
    <message>
        <source>Signed, accept</source>
        <translation>已签字，受理</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>督查人员</translation>
    </message>
    <message>
        <source>Supplements</source>
        <translation>补正</translation>
    </message>
    <message>
        <source>Taiwan permit</source>
        <translation>台湾通行证</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤去</translation>
    </message>
    <message>
        <source>Take supplements</source>
        <translation>接收补正</translation>
    </message>
    <message>
        <source>Take the papers given back from the applicant first.</source>
        <translation>请先收回已交给申请人的文书。</translation>
    </message>
    <message>
        <source>Take what follows</source>
        <translation>接收后补材料</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>收取</translation>
    </message>
    <message>
        <source>Taken in by hand</source>
        <translation>应急手工收件</translation>
    </message>
    <message>
        <source>Taken in today</source>
        <translation>今日收件</translation>
    </message>
    <message>
        <source>Tell by</source>
        <translation>最迟告知</translation>
    </message>
    <message>
        <source>Tells {count} at once, prints the notice</source>
        <translation>告知 {count} 项，打印补正通知书 2 份</translation>
    </message>
    <message>
        <source>Temporary ID</source>
        <translation>临时身份证</translation>
    </message>
    <message>
        <source>Termination</source>
        <translation>终止办理</translation>
    </message>
    <message>
        <source>The applicant acts in person</source>
        <translation>申请人本人办理</translation>
    </message>
    <message>
        <source>The applicant has left</source>
        <translation>申请人已离开</translation>
    </message>
    <message>
        <source>The card has it so: compare with the photo</source>
        <translation>证件如此，请督查人员核对照片</translation>
    </message>
    <message>
        <source>The case before is void; mend the data and finish it anew</source>
        <translation>原办件已作废，请改正后重新办结</translation>
    </message>
    <message>
        <source>The days for supplements run from it</source>
        <translation>补正期限自该日起算</translation>
    </message>
    <message>
        <source>The draft you were at is back, as typed</source>
        <translation>上次未办完的草稿已恢复，内容与录入时一致</translation>
    </message>
    <message>
        <source>The form of this case has no fields of its own</source>
        <translation>本件没有填报项</translation>
    </message>
    <message>
        <source>The notice is then to be posted or given; it counts from that day</source>
        <translation>通知书另行邮寄或者送交，自送交之日起算</translation>
    </message>
    <message>
        <source>The receipt then says by when it will be decided</source>
        <translation>受理通知书将写明办结日期</translation>
    </message>
    <message>
        <source>Throw away {count} of before</source>
        <translation>删除今天以前的 {count} 份</translation>
    </message>
    <message>
        <source>Throw them away</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>Throw this draft away</source>
        <translation>删除这份草稿</translation>
    </message>
    <message>
        <source>Throw {count} drafts away? None comes back</source>
        <translation>删除 {count} 份草稿？删除后不能恢复</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Time limits</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>To</source>
        <translation>移交给</translation>
    </message>
    <message>
        <source>To answer</source>
        <translation>待答复</translation>
    </message>
    <message>
        <source>To be answered by {day}</source>
        <translation>最迟 {day} 答复</translation>
    </message>
    <message>
        <source>To correct by</source>
        <translation>补正截止</translation>
    </message>
    <message>
        <source>To follow</source>
        <translation>容缺</translation>
    </message>
    <message>
        <source>To follow by</source>
        <translation>容缺补齐</translation>
    </message>
    <message>
        <source>To follow by {day}</source>
        <translation>容缺 {day} 前补</translation>
    </message>
    <message>
        <source>To show: {standard}</source>
        <translation>受理标准：{standard}</translation>
    </message>
    <message>
        <source>To sync</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>True day</source>
        <translation>实际收件日</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Type to find: 餐馆, spjyxk, a code …</source>
        <translation>输入即可查找：餐馆、spjyxk、编码…</translation>
    </message>
    <message>
        <source>Use {value}</source>
        <translation>改为 {value}</translation>
    </message>
    <message>
        <source>Used last. Type to find: 餐馆, spjyxk, a code …</source>
        <translation>最近用过的事项。输入可查找：餐馆、spjyxk、编码…</translation>
    </message>
    <message>
        <source>Void and redo</source>
        <translation>作废重开</translation>
    </message>
    <message>
        <source>Void it, make it anew</source>
        <translation>原件作废，重新出具</translation>
    </message>
    <message>
        <source>Void, carry the data over</source>
        <translation>作废，数据带入新件</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>原写</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What follows</source>
        <translation>后补材料</translation>
    </message>
    <message>
        <source>What is handed in: its name, then Enter; empty, Enter goes on</source>
        <translation>收到什么就写什么，回车加一项；空着回车往下走</translation>
    </message>
    <message>
        <source>What is missing or wrong</source>
        <translation>缺什么、错在哪</translation>
    </message>
    <message>
        <source>What is missing or wrong ({key})</source>
        <translation>缺什么、错在哪（常用语 {key}）</translation>
    </message>
    <message>
        <source>With this case</source>
        <translation>本件可办</translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation>申请人撤回</translation>
    </message>
    <message>
        <source>Wrong is</source>
        <translation>写错的是</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>a child under 14</source>
        <translation>未满14周岁申请人</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 项</translation>
    </message>
    <message>
        <source>begin the first case</source>
        <translation>开始第一件</translation>
    </message>
    <message>
        <source>being drawn</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>by {agent}</source>
        <translation>代理人 {agent}</translation>
    </message>
    <message>
        <source>check the materials, then F8–F12</source>
        <translation>核对材料，再按 F8–F12 给出结果</translation>
    </message>
    <message>
        <source>collect</source>
        <translation>领取</translation>
    </message>
    <message>
        <source>copy {count}</source>
        <translation>复印件 {count}</translation>
    </message>
    <message>
        <source>correct</source>
        <translation>补正</translation>
    </message>
    <message>
        <source>father, mother, other guardian</source>
        <translation>父亲、母亲、其他监护人</translation>
    </message>
    <message>
        <source>find the item</source>
        <translation>查找事项</translation>
    </message>
    <message>
        <source>for example: compare with the card</source>
        <translation>例如：与证件核对</translation>
    </message>
    <message>
        <source>may follow</source>
        <translation>可容缺</translation>
    </message>
    <message>
        <source>mis</source>
        <translation>缺</translation>
    </message>
    <message>
        <source>name what is handed in, one by one: it stands on the receipt</source>
        <translation>逐项写下收到的材料，写在接收凭证上</translation>
    </message>
    <message>
        <source>no list published</source>
        <translation>未公布清单</translation>
    </message>
    <message>
        <source>nothing to hand in</source>
        <translation>免提交</translation>
    </message>
    <message>
        <source>only by post: the day of the postmark</source>
        <translation>邮寄时填：邮戳日</translation>
    </message>
    <message>
        <source>original {count}</source>
        <translation>原件 {count}</translation>
    </message>
    <message>
        <source>power cut, system down …</source>
        <translation>停电、系统故障等</translation>
    </message>
    <message>
        <source>printed on {printer}</source>
        <translation>已送 {printer} 打印</translation>
    </message>
    <message>
        <source>promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>read the card, or paste one line</source>
        <translation>读身份证，或粘贴一行信息</translation>
    </message>
    <message>
        <source>saved as {file}</source>
        <translation>已存为 {file}</translation>
    </message>
    <message>
        <source>sign for</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>to sync</source>
        <translation>待同步</translation>
    </message>
    <message>
        <source>tol</source>
        <translation>容</translation>
    </message>
    <message>
        <source>{body} decides</source>
        <translation>由{body}决定</translation>
    </message>
    <message>
        <source>{count} copies</source>
        <translation>{count} 份</translation>
    </message>
    <message>
        <source>{count} fields to fill in or mend</source>
        <translation>待填写或更正 {count} 项</translation>
    </message>
    <message>
        <source>{count} fields to fill in or mend first</source>
        <translation>左侧 {count} 处须先填写或更正</translation>
    </message>
    <message>
        <source>{count} in hand</source>
        <translation>已收 {count}</translation>
    </message>
    <message>
        <source>{count} items, Enter takes the marked one</source>
        <translation>{count} 个事项，回车选定</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>缺 {count}</translation>
    </message>
    <message>
        <source>{count} not right</source>
        <translation>不合规定 {count}</translation>
    </message>
    <message>
        <source>{count} to follow</source>
        <translation>容缺 {count}</translation>
    </message>
    <message>
        <source>{count} to follow; prints notice and promise</source>
        <translation>容缺 {count} 项，打印通知书和承诺书</translation>
    </message>
    <message>
        <source>{count} to look at</source>
        <translation>待核对 {count}</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days}日</translation>
    </message>
    <message>
        <source>{days} working days</source>
        <translation>{days}个工作日</translation>
    </message>
    <message>
        <source>{department}, decided by {body}</source>
        <translation>{department}，由{body}决定</translation>
    </message>
    <message>
        <source>{limit} from acceptance</source>
        <translation>受理后{limit}</translation>
    </message>
    <message>
        <source>{limit} from acceptance (the calendar of {year} is not out)</source>
        <translation>自受理之日起{limit}（{year}年日历未发布）</translation>
    </message>
    <message>
        <source>{name}: by the usual day</source>
        <translation>{name}：按规定期限补齐</translation>
    </message>
    <message>
        <source>{name}: by {day}</source>
        <translation>{name}：{day} 前</translation>
    </message>
    <message>
        <source>{way}, card returned</source>
        <translation>{way}，证件退还</translation>
    </message>
    <message>
        <source>{way}, checked</source>
        <translation>{way} 已核验</translation>
    </message>
    <message>
        <source>{way}, too few</source>
        <translation>{way}，份数不足</translation>
    </message>
    <message>
        <source>{way}: {defect}</source>
        <translation>{way}：{defect}</translation>
    </message>
    <message>
        <source>✓ Complete</source>
        <translation>✓ 已填齐</translation>
    </message>
</context>
</TS>
