"""What happens on the tour, in order; each story leaves cases in a state the report re-reads."""

from dataclasses import replace

from app.desks.intake import Finish, Outcome
from app.domain.case import State
from app.domain.closing import Ending, TerminateGround
from app.domain.declining import DeclineGround
from app.domain.errors import HallError, Refused
from app.domain.handling import GRANT, REFUSE
from app.domain.materials import Way, as_required, taken
from app.main import Desks
from app.tour.counter import Visit, decline, end, take_in
from app.tour.office import decide, issue, review
from app.tour.stage import AUDIT, SECURITY, SYSTEM, Stage
from ui.oversight.page import OversightPage

CLERK, SECOND = "p01", "p02"
REVIEWER, OTHER_REVIEWER = "p04", "p07"
SOCIAL_REVIEWER = "p05"
CHIEF, ISSUER, SUPERVISOR = "p06", "p08", "p12"
COMPANY = "示例草原乳业有限公司 91152998MA07E57166 13800000000"
HEAD = {"legal_representative": "赵磊", "address": "示例县为民路9号"}
HEAD_CARD = "赵磊|152990200002290051"
LONG = (
    "示例（集团）内蒙古阿拉善左旗巴彦浩特镇新能源与草原生态修复综合开发利用投资管理（有限合伙）"
    "第一分公司驻兴安盟科尔沁右翼前旗办事处"
)

GONE = Ending(
    TerminateGround.APPLICANT_GONE,
    basis="《中华人民共和国行政许可法》第七十条",
    reasons="申请人已死亡，由其近亲属书面告知并出示死亡证明。",
    returned=("申请书",),
)


def desks(stage: Stage, person: str) -> Desks:
    """The verbs of a person, for what has no key of its own on the tour."""
    return stage.program.desks(stage.program.gate.login(person, stage.password))


def whole_way(stage: Stage) -> None:
    """From the counter to the result in the applicant's hand."""
    stage.sit_down(CLERK)
    stage.picture("counter-empty")
    take_in(stage, Visit("开饭店", COMPANY, "企业法人", HEAD))
    stage.picture("counter-ready")
    case_id = end(stage, Outcome.ACCEPT)
    stage.picture("finished")
    stage.sync()
    review(stage, REVIEWER, case_id, proposal=GRANT, opinion="材料齐全，符合法定条件，拟准予。")
    decide(stage, CHIEF, case_id, proposal=GRANT, words={"content": "准予从事食品经营"})
    issue(stage, ISSUER, case_id, result="JY1990101000001", collector=HEAD_CARD)
    stage.sync()
    stage.tell("whole way", case_id, State.DELIVERED)


def tolerated(stage: Stage) -> None:
    """Accepted with a material to follow; it comes in, and only then is it granted."""
    stage.sit_down(CLERK)
    take_in(stage, Visit("食品经营许可（新办）", COMPANY, "企业法人", HEAD, {4: Way.TO_FOLLOW}))
    stage.picture("counter-tolerated")
    case_id = end(stage, Outcome.TOLERATE)
    stage.sync()
    clerk = desks(stage, CLERK)
    file = clerk.records.view(case_id)
    came = taken(file.item.requirement(4), Way.ORIGINAL, on=clerk.office.today)
    today = clerk.office.today
    clerk.casework.come_in(case_id, [came], arrived_on=today, answers_request=False)
    stage.sync()
    review(stage, REVIEWER, case_id, proposal=GRANT, opinion="容缺材料已补齐，拟准予。")
    stage.tell("tolerated", case_id, State.PROPOSED)


def told_once(stage: Stage) -> None:
    """Everything missing told once; part comes, the rest comes, it is accepted."""
    stage.sit_down(CLERK)
    card = "王䶮|男|汉|1988-12-12|示例县为民路3号|152990198812120118"
    marks = {2: Way.MISSING, 3: Way.MISSING}
    take_in(stage, Visit("医师执业注册", card, "自然人", {"phone": "13900000000"}, marks))
    stage.picture("counter-tell-once")
    case_id = end(stage, Outcome.TELL)
    clerk = desks(stage, CLERK)
    today = clerk.office.today
    item = clerk.records.view(case_id).item
    page = stage.sit_down(CLERK)
    page.show_case(case_id)
    stage.picture("case-correcting")
    for no in (2, 3):
        came = as_required(item.requirement(no), agent=False, on=today)
        clerk.counter.supply(case_id, [came], arrived_on=today, posted_on=None)
    clerk.counter.answer(case_id, Finish(Outcome.ACCEPT))
    stage.sync()
    stage.tell("told once", case_id, State.ACCEPTED)


def declined(stage: Stage) -> None:
    """Another body's matter: received, and declined with the right body named."""
    stage.sit_down(CLERK)
    card = "李静|女|汉|1949-12-31|示例县府前路5号|11010519491231002X"
    take_in(stage, Visit("机动车驾驶证核发", card, "自然人", {"phone": "13700000000"}))
    case_id = decline(
        stage,
        DeclineGround.NOT_OUR_POWER,
        "该事项由公安机关交通管理部门办理，不进驻本中心。",
        "《中华人民共和国道路交通安全法》第十九条",
        "示例县公安局交通警察大队车辆管理所",
    )
    stage.sync()
    stage.tell("declined", case_id, State.DECLINED)


def refused(stage: Stage) -> None:
    """Refused with facts, reasons, law and remedies; two reviewers were after it."""
    stage.sit_down(CLERK)
    take_in(stage, Visit("spjyxkxb", COMPANY, "企业法人", HEAD))
    case_id = end(stage, Outcome.ACCEPT)
    stage.sync()
    first, second = desks(stage, REVIEWER), desks(stage, OTHER_REVIEWER)
    stage.sit_down(OTHER_REVIEWER)
    first.review.claim(case_id)
    try:
        second.review.claim(case_id)
    except Refused as error:
        stage.refused.append(error.why.code)
    first.review.release(case_id, "交由本岗统一办理")
    review(stage, REVIEWER, case_id, proposal=REFUSE, opinion="经营场所不符合条件，拟不予。")
    decide(
        stage,
        CHIEF,
        case_id,
        proposal=REFUSE,
        words={
            "facts": "现场核查，经营场所与污染源距离不足。",
            "reasons": "不符合食品经营场所条件。",
            "law": "《中华人民共和国食品安全法》第三十三条",
        },
    )
    stage.tell("refused", case_id, State.REFUSED)


def kept(stage: Stage) -> None:
    """Only received: a child with a guardian; nobody answers, and silence becomes acceptance."""
    stage.sit_down(CLERK)
    card = "包小雨|女|蒙古|2016-11-05|示例县和平路6号|15299020161105004X"
    more = {
        "phone": "13600000000",
        "guardian_name": "包青山",
        "guardian_number": "152990198507160017",
        "guardian_relation": "父亲",
    }
    take_in(stage, Visit("适龄儿童延缓入学", card, "自然人", more, {1: Way.MISSING}))
    stage.picture("counter-child")
    case_id = end(stage, Outcome.KEEP)
    stage.sync()
    stage.tell("kept, then deemed", case_id, State.ACCEPTED)


def outside_list(stage: Stage) -> None:
    """清单外申请: not on any list, received all the same."""
    clerk = desks(stage, CLERK)
    draft = replace(
        clerk.counter.new_draft(),
        outside_list="请求为自家果园命名",
        applicant={"kind": "自然人", "name": "乌云毕力格", "number": "152290198307110236"},
    )
    found = clerk.counter.finish(draft, Finish(Outcome.KEEP))
    stage.sync()
    stage.tell("outside the list", found.file.case.id, State.RECEIVED)


def instant(stage: Stage) -> None:
    """An instant item in one visit: accepted, proposed and decided by two people, no waiting."""
    stage.sit_down(CLERK)
    card = "阿布都热西提·买买提|男|维吾尔|1987-03-21|示例县民族街8号|653190198703210195"
    take_in(stage, Visit("失业登记", card, "自然人", {"phone": "13500000000"}))
    case_id = end(stage, Outcome.ACCEPT)
    stage.sync()
    review(stage, SOCIAL_REVIEWER, case_id, proposal=GRANT, opinion="符合登记条件，拟准予登记。")
    decide(stage, CHIEF, case_id, proposal=GRANT, words={})
    stage.tell("instant", case_id, State.GRANTED)


def withdrawn(stage: Stage) -> None:
    """The applicant's own request ends the case."""
    stage.sit_down(CLERK)
    take_in(stage, Visit("旅馆业特种行业许可", COMPANY, "企业法人", HEAD))
    case_id = end(stage, Outcome.KEEP)
    clerk = desks(stage, CLERK)
    clerk.casework.withdraw(
        case_id, reason="经营计划变更", requested_on=clerk.office.today, returned=("申请书",)
    )
    stage.sync()
    stage.tell("withdrawn", case_id, State.WITHDRAWN)


def terminated(stage: Stage) -> None:
    """The applicant is gone before anything was decided: the case ends with its ground."""
    stage.sit_down(CLERK)
    card = "王䶮|男|汉|1988-12-12|示例县为民路3号|152990198812120118"
    take_in(stage, Visit("失业登记", card, "自然人", {"phone": "13900000000"}))
    case_id = end(stage, Outcome.KEEP)
    desks(stage, CLERK).casework.terminate(case_id, GONE)
    stage.sync()
    stage.tell("terminated", case_id, State.TERMINATED)


def long_names(stage: Stage) -> None:
    """A company name of 65 characters and one without a usual glyph, whole on every paper."""
    stage.sit_down(CLERK)
    card = f"{LONG} 91152998MA0L0NG19J 13400000000"
    take_in(stage, Visit("公共场所卫生许可（新办）", card, "企业法人", HEAD))
    stage.picture("counter-long-name")
    case_id = end(stage, Outcome.ACCEPT)
    stage.sync()
    stage.tell("long name", case_id, State.ACCEPTED)
    card = "赵𬀩|男|汉|1993-10-03|示例县北街2号|152990199310030133"
    take_in(stage, Visit("护士执业注册", card, "自然人", {"phone": "13300000000"}))
    rare = end(stage, Outcome.ACCEPT)
    stage.picture("finished-rare-name")
    stage.sync()
    stage.tell("rare character", rare, State.ACCEPTED)


def off_line(stage: Stage) -> None:
    """The network is gone: intake goes on, paper comes out; later all of it arrives once."""
    stage.sit_down(CLERK)
    stage.line.up = False
    stage.sync()
    taken_in = []
    for item in ("药品经营许可（零售）", "农药经营许可", "出版物零售经营许可"):
        take_in(stage, Visit(item, COMPANY, "企业法人", HEAD))
        taken_in.append(end(stage, Outcome.ACCEPT))
    stage.sync()
    stage.picture("offline")
    try:
        desks(stage, REVIEWER).review.claim(taken_in[0])
    except HallError as error:
        stage.refused.append(error.why.code)
    stage.line.up = True
    stage.sync()
    stage.picture("online-again")
    for case_id in taken_in:
        stage.tell("off line", case_id, State.ACCEPTED)


def two_counters(stage: Stage) -> None:
    """What two counters do to one case: the first counts, the second is a task with both sides."""
    hotel = Visit("旅馆业特种行业许可", COMPANY, "企业法人", HEAD)
    with stage.next_counter():
        stage.sit_down(SECOND)
        take_in(stage, hotel)
        theirs = end(stage, Outcome.KEEP)
        stage.sync()
    stage.sit_down(CLERK)
    take_in(stage, hotel)
    ours = end(stage, Outcome.KEEP)
    stage.sync()
    clerk = desks(stage, CLERK)
    stage.line.up = False
    stage.sync()
    # Off line: our own case is accepted, theirs is ended; each is another's matter meanwhile.
    clerk.counter.answer(ours, Finish(Outcome.ACCEPT))
    clerk.casework.terminate(theirs, GONE)
    with stage.next_counter():
        stage.sit_down(SECOND)
        colleague = desks(stage, SECOND)
        today = colleague.office.today
        colleague.casework.withdraw(ours, reason="到邻窗撤回申请", requested_on=today)
        colleague.counter.answer(theirs, Finish(Outcome.ACCEPT))
        stage.sync()
    stage.line.up = True
    stage.sync()
    stage.refused += [task.outcome.value for task in clerk.oversight.tasks()]
    stage.sit_down(SUPERVISOR)
    stage.picture("oversight-tasks")
    stage.tell("accepted off line, withdrawn next door: flagged", ours, State.WITHDRAWN)
    stage.tell("ended off line, accepted next door: not taken", theirs, State.ACCEPTED)


def done_again(stage: Stage) -> None:
    """作废重开 in the same visit: the number is void with its reason, the data carried over."""
    stage.sit_down(CLERK)
    take_in(stage, Visit("烟草专卖零售许可证核发", COMPANY, "企业法人", HEAD))
    case_id = end(stage, Outcome.KEEP)
    clerk = desks(stage, CLERK)
    _, draft = clerk.casework.redo(case_id, reason="事项选择错误")
    again = clerk.counter.finish(draft, Finish(Outcome.KEEP))
    stage.sync()
    stage.tell("void and made again", case_id, State.WITHDRAWN)
    # Nobody answers it either: it is accepted by silence when the clock is put forward.
    stage.tell("made again, then deemed", again.file.case.id, State.ACCEPTED)


def days_later(stage: Stage) -> None:
    """Nobody answered the child's application: after the fifth working day it is accepted."""
    stage.watch.forward(9)
    stage.sync()
    stage.sit_down(SUPERVISOR)
    stage.picture("oversight")


def watched(stage: Stage) -> None:
    """The board, a figure's cases, and one case step by step."""
    page = stage.sit_down(SUPERVISOR)
    assert isinstance(page, OversightPage)
    page.board.tiles["waiting"].click()
    stage.picture("oversight-list")
    page.show_case(stage.told[0].case_id)
    stage.picture("oversight-trace")
    for officer in (SYSTEM, SECURITY, AUDIT):
        stage.sit_down(officer)
        stage.picture(f"admin-{officer}")


STORIES = (
    whole_way,
    tolerated,
    told_once,
    declined,
    refused,
    kept,
    outside_list,
    instant,
    withdrawn,
    terminated,
    long_names,
    off_line,
    two_counters,
    done_again,
    days_later,
    watched,
)
