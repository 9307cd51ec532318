"""更正填报项: the form of a case that was only received: as it stands, typed anew, sealed again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.desks.cases import elsewhere, found
from app.desks.draft import said_again
from app.desks.form import Reading, Remark, Severity, read, reread, stated
from app.desks.office import Office
from app.desks.session import DeskName
from app.domain.amending import OWN, amend_refusal
from app.domain.case import Case, CaseFile
from app.domain.circumstances import Circumstances
from app.domain.errors import Refusal, Refused
from app.domain.identity import normal_number
from app.domain.item import Item
from app.domain.masking import mask_number
from app.domain.party import Personal
from app.domain.reading import Looked
from app.domain.representation import under_14
from app.sealing import seal_personal
from db.store import Work

_FORM = "form"
"""What was looked at, and for what, in the log of reads."""
_GUARDIAN = "applicant.guardian_"
_BARRING = frozenset({Severity.BLOCK, Severity.GAP})


@dataclass(frozen=True, slots=True)
class Form:
    """What an application said, and which of it can be amended."""

    case_id: str
    item: Item
    personal: Personal
    standing: Reading
    """With every gap that is in the way of acceptance."""

    @property
    def names(self) -> tuple[str, ...]:
        """Particulars of people that are missing, then the item's own fields, as remarks name."""
        missing = (each.field for each in self.standing.gaps if not each.field.startswith(OWN))
        return (*dict.fromkeys(missing), *(f"{OWN}{spec.key}" for spec in self.item.fields))

    @property
    def values(self) -> Mapping[str, str]:
        """What stands in each of them."""
        return {name: stated(self.personal, name) for name in self.names}

    def changed(self, after: Personal) -> tuple[str, ...]:
        """The names of what differs in another form."""
        return tuple(name for name in self.names if stated(after, name) != self.values[name])


@dataclass(frozen=True, slots=True)
class Amendment:
    """A form that may be kept: the case with its new seal, and the names of what changed."""

    case: Case
    changed: tuple[str, ...]


def amend_bar(office: Office, file: CaseFile, given: Circumstances) -> Refusal | None:
    """Why the form of a case cannot be amended here and now."""
    return amend_refusal(file, given) or elsewhere(office, file)


def form_of(office: Office, case_id: str) -> Form:
    """The form of a case, to be amended. It shows what lists mask, so the look is logged."""
    case = found(office, case_id).file.case
    with office.store.work() as work:
        form = _form(office, work, case)
        if any(spec.personal and form.personal.fields.get(spec.key) for spec in form.item.fields):
            office.look(work, Looked(_FORM, _FORM, case_id), desk=DeskName.COUNTER)
            work.commit()
    return form


def typed_anew(form: Form, typed: Mapping[str, str], on: date) -> Reading:
    """What a form says with these of its fields typed anew; never raises for what was typed."""
    anew = {name: value for name, value in typed.items() if name in form.names}
    before = said_again(form.case_id, form.personal)
    applicant, agent = _under(anew, "applicant."), _under(anew, "agent.")
    draft = replace(
        before,
        applicant={**before.applicant, **applicant},
        agent={**before.agent, **agent} if before.agent is not None else None,
        fields={**before.fields, **_under(anew, OWN)},
    )
    read_anew = read(draft, form.item, on)
    personal = replace(form.personal, fields=read_anew.personal.fields)
    if applicant:
        personal = replace(personal, applicant=read_anew.personal.applicant)
    if agent and personal.agent is not None:
        numbered = replace(personal.agent, number=normal_number(agent["number"]))
        personal = replace(personal, agent=numbered)
    remarks = (each for each in read_anew.remarks if _concerns(each, form, with_people=applicant))
    return Reading(personal, tuple(remarks))


def amendment(office: Office, case_id: str, typed: Mapping[str, str]) -> Amendment:
    """What was typed, fit to be kept. Refused for the first changed field that is wrong.

    One that was wrong before and is not touched may stay so: it still bars acceptance.
    """
    case = found(office, case_id).file.case
    with office.store.work() as work:
        form = _form(office, work, case)
        key = office.case_key(work, case)
    reading = typed_anew(form, typed, office.today)
    changed = form.changed(reading.personal)
    for each in reading.remarks:
        touched = each.field in changed or each.field in typed or each.field.startswith(_GUARDIAN)
        if touched and each.severity in _BARRING:
            raise Refused(each.what)
    sealed = seal_personal(reading.personal, key, case_id=case_id)
    return Amendment(replace(_numbered(office, case, reading.personal), sealed=sealed), changed)


def _form(office: Office, work: Work, case: Case) -> Form:
    personal, item = office.personal(work, case), office.item_of(case)
    return Form(case.id, item, personal, reread(personal, item))


def _numbered(office: Office, case: Case, personal: Personal) -> Case:
    """The case with what is derived from its applicant's number, where it had none."""
    applicant = personal.applicant
    if case.number_hash or not applicant.number:
        return case
    return replace(
        case,
        masked_number=mask_number(applicant.number),
        number_hash=office.keys.hash_of("number", applicant.number),
        tail_hash=office.keys.hash_of("tail", applicant.number[-4:]),
        minor=case.minor or under_14(applicant, case.received_on or office.today),
    )


def _concerns(remark: Remark, form: Form, *, with_people: Mapping[str, str]) -> bool:
    guardian = "number" in with_people and remark.field.startswith(_GUARDIAN)
    return remark.field in form.names or guardian


def _under(typed: Mapping[str, str], part: str) -> dict[str, str]:
    return {name.removeprefix(part): typed[name] for name in typed if name.startswith(part)}
