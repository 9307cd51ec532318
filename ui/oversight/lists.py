"""The lists of oversight: cases behind a figure, exceptions by person, steps of one case, tasks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from app.desks.oversight import ExceptionOf
from app.desks.rows import CaseRow, ExceptionKind, Task
from app.desks.timeline import Step
from app.domain.calendar import civil_time
from app.domain.masking import mask_name
from ui.casefile.words import grouped, happened_word, number_tail, state_word, took_words
from ui.sentences import sentence
from ui.text import source, translate
from ui.widgets.kinds import Kind
from ui.widgets.rows import Column

STALE = "sync.stale"
"""The refusal that carries a person's id and the kind of an act."""
_KINDS = {
    ExceptionKind.DEEMED: source("Oversight", "deemed accepted"),
    ExceptionKind.LATE: source("Oversight", "decided late"),
    ExceptionKind.REPRINT: source("Oversight", "papers printed again"),
    ExceptionKind.VOID: source("Oversight", "papers voided"),
    ExceptionKind.LATE_ENTRY: source("Oversight", "entered afterwards"),
}
_OUTCOMES = {
    "flagged": source("Oversight", "applied, contested"),
    "conflict": source("Oversight", "another act came first"),
    "refused": source("Oversight", "not taken"),
    "quarantined": source("Oversight", "set apart"),
    "duplicate": source("Oversight", "written twice"),
}


def case_columns(today: date) -> tuple[Column[CaseRow], ...]:
    """Due, number, applicant, item, department, state, counter."""
    return (
        Column[CaseRow](
            translate("Oversight", "Due"),
            lambda row: due_words(row, today),
            width=92,
            strong=True,
            kind=lambda row: due_kind(row, today),
            sort_key=lambda row: row.due or date.max,
            tip=lambda row: str(row.due or ""),
        ),
        Column[CaseRow](
            translate("Oversight", "Case"),
            lambda row: number_tail(row.number),
            width=72,
            quiet=True,
            tip=lambda row: grouped(row.number),
        ),
        Column[CaseRow](translate("Oversight", "Applicant"), applicant, weight=2),
        Column[CaseRow](translate("Oversight", "Item"), lambda row: row.item_name, weight=3),
        Column[CaseRow](
            translate("Oversight", "Department"), lambda row: row.department_name, weight=2
        ),
        Column[CaseRow](
            translate("Oversight", "State"), state_of, width=150, kind=lambda row: marked(row)
        ),
        Column[CaseRow](
            translate("Oversight", "Counter"), lambda row: row.counter, width=64, quiet=True
        ),
    )


def exception_columns() -> tuple[Column[ExceptionOf], ...]:
    """Who, what, how often."""
    return (
        Column[ExceptionOf](
            translate("Oversight", "Person"),
            lambda row: (
                "\n".join(part for part in (row.name, row.post) if part)
                or translate("Oversight", "nobody")
            ),
        ),
        Column[ExceptionOf](
            translate("Oversight", "What"),
            lambda row: translate("Oversight", _KINDS[row.figure.kind]),
        ),
        Column[ExceptionOf](
            translate("Oversight", "Times"),
            lambda row: str(row.figure.figure.count),
            width=64,
            right=True,
            strong=True,
            sort_key=lambda row: row.figure.figure.count,
        ),
    )


def task_columns(name_of: Callable[[str], str]) -> tuple[Column[Task], ...]:
    """When, what became of the entry, why; ``name_of`` knows people by their ids."""
    return (
        Column[Task](
            translate("Oversight", "Since"),
            lambda row: f"{civil_time(row.opened_at):%m-%d %H:%M}",
            width=104,
            quiet=True,
            sort_key=lambda row: row.opened_at,
        ),
        Column[Task](
            translate("Oversight", "Entry"), outcome, width=130, kind=lambda row: Kind.BAD
        ),
        Column[Task](translate("Oversight", "Why"), lambda row: why(row, name_of)),
    )


def step_columns() -> tuple[Column[Step], ...]:
    """责任倒查: when, post and person, act, time used, basis and authority, what was said."""
    return (
        Column[Step](
            translate("Oversight", "When"),
            lambda row: f"{civil_time(row.at):%m-%d %H:%M:%S}",
            width=120,
            quiet=True,
        ),
        Column[Step](
            translate("Oversight", "Post and person"),
            lambda row: (
                "\n".join(part for part in (row.who, row.post) if part)
                or translate("Oversight", "the clock")
            ),
            width=126,
        ),
        Column[Step](
            translate("Oversight", "Act"),
            lambda row: happened_word(row.kind),
            width=92,
            strong=True,
        ),
        Column[Step](
            translate("Oversight", "Time used"),
            lambda row: took_words(row.took_seconds) or "–",
            width=76,
            right=True,
            sort_key=lambda row: row.took_seconds,
        ),
        Column[Step](
            translate("Oversight", "Basis and authority"),
            lambda row: "\n".join(part for part in (row.article, row.letter) if part) or "–",
            weight=2,
        ),
        Column[Step](
            translate("Oversight", "Where"),
            lambda row: row.counter if row.synced else f"{row.counter} ○",
            width=54,
            quiet=True,
            tip=lambda row: (
                "" if row.synced else translate("Oversight", "not confirmed by the centre")
            ),
        ),
        Column[Step](translate("Oversight", "Said"), lambda row: row.said, weight=3),
    )


def due_words(row: CaseRow, today: date) -> str:
    """The due day in words against today."""
    if row.stopped:
        return translate("Oversight", "clock stopped")
    if row.due is None:
        return translate("Oversight", "undated") if row.undated_year else "–"
    left = (row.due - today).days
    if left == 0:
        return translate("Oversight", "today")
    if left < 0:
        return translate("Oversight", "! {day}", day=f"{row.due:%m-%d}")
    return f"{row.due:%m-%d}"


def due_kind(row: CaseRow, today: date) -> Kind | None:
    """Red when it is over, amber on the day; the words say it too."""
    if row.due is None or row.due > today:
        return None
    return Kind.WARN if row.due == today else Kind.BAD


def applicant(row: CaseRow) -> str:
    """The covered name."""
    return mask_name(row.applicant_name, organisation=row.applicant_kind != "自然人")


def state_of(row: CaseRow) -> str:
    """The state, and a red mark in words."""
    marks = [state_word(row)]
    if row.deemed:
        marks.append(translate("Oversight", "✕ deemed accepted"))
    if row.flagged:
        marks.append(translate("Oversight", "✕ contested"))
    return "\n".join(marks)


def in_words(row: CaseRow) -> str:
    """The state with its marks on one line, for a file."""
    return state_of(row).replace("\n", " ")


def marked(row: CaseRow) -> Kind | None:
    """Red where the state carries a red mark."""
    return Kind.BAD if row.deemed or row.flagged else None


def outcome(task: Task) -> str:
    """What became of the entry a task is about."""
    return translate("Oversight", _OUTCOMES[task.outcome.value])


def why(task: Task, name_of: Callable[[str], str]) -> str:
    """The centre's reason as a sentence; who came first and with what are named."""
    reason = task.answer.why
    if reason is None:
        return "–"
    params = dict(reason.params)
    if reason.code == STALE:
        params["by"] = name_of(str(params["by"]))
        params["other"] = happened_word(str(params["other"]))
    return sentence(replace(reason, params=params))
