"""Erasing personal data: looked up, asked once more, done, and shown in the list of what was."""

from dataclasses import replace

from app.desks.casework import CaseworkDesk
from app.desks.counter import CounterDesk
from app.desks.intake import Finish, Outcome
from app.desks.opening import all_as_required
from app.domain.case import CaseFile
from app.domain.exchange import DeviceSelf
from app.sync.round import run_round
from tests.desks.admin.parts import AUDIT, CLERK, NOW, SECURITY, TODAY, SampleHall
from tests.hall import COMPANY, FOOD, typed
from tests.ui.admin.conftest import Admin, by_security
from tests.ui.conftest import take_picture
from ui.admin.erasing import EraseSection
from ui.admin.page import SectionName


def section(admin: Admin) -> EraseSection:
    admin.page.show_section(SectionName.ERASING)
    found = admin.page.section(SectionName.ERASING)
    assert isinstance(found, EraseSection)
    found.load()
    return found


def kept(hall: SampleHall) -> CaseFile:
    """A case of a company, received by the clerk and synced."""
    office = hall.office(CLERK)
    counter = CounterDesk(office)
    item = next(each for each in office.known.catalogue.items if each.name == FOOD)
    draft = replace(
        counter.new_draft(),
        item_code=item.code,
        applicant=COMPANY,
        fields={spec.key: typed(spec) for spec in item.fields},
    )
    done = counter.finish(all_as_required(draft, item, TODAY), Finish(Outcome.KEEP))
    synced(hall)
    return done.file


def withdrawn(hall: SampleHall, file: CaseFile) -> None:
    desk = CaseworkDesk(hall.office(CLERK))
    desk.withdraw(file.case.id, reason="不办了", requested_on=TODAY)
    synced(hall)


def synced(hall: SampleHall) -> None:
    me = DeviceSelf(hall.place().device, "machine-1")
    run_round(hall.store, hall.centre, me, clock=lambda: NOW)


@by_security
def test_an_open_case_and_a_number_that_is_none_are_refused_under_the_field(admin: Admin) -> None:
    file, found = kept(admin.hall), section(admin)
    found.save()
    assert "20位" in found.form.said["办件编号"]
    found.number.set_value(file.case.number)
    found.save()
    assert "还没有办结" in found.form.said["办件编号"]
    assert admin.hall.centre.case_key(file.case.id) is not None


@by_security
def test_a_closed_case_is_erased_after_one_more_question(admin: Admin) -> None:
    file, found = kept(admin.hall), section(admin)
    withdrawn(admin.hall, file)
    found.number.set_value(file.case.number)
    found.save()
    assert file.case.number in found.notice.text
    assert FOOD in found.notice.text
    assert COMPANY["name"] not in found.notice.text
    found.notice.answers[0].click()
    assert "依据" in found.form.said[found.why.accessibleName()]
    assert admin.hall.centre.case_key(file.case.id) is not None
    found.why.set_value("保管期限已满")
    found.save()
    admin.shell.show()
    take_picture(admin.shell, "admin-erase-question")
    found.notice.answers[0].click()
    assert admin.hall.centre.case_key(file.case.id) is None
    central = admin.hall.centre.file(file.case.id)
    assert central is not None
    assert (central.case.applicant_name, central.case.number) == ("", file.case.number)
    (told,) = admin.hall.desk(AUDIT).logs.changes()
    assert (told.person, told.about) == (SECURITY, file.case.number)
    assert [(one.number, one.why) for one in admin.hall.desk(SECURITY).erasing.erased()] == [
        (file.case.number, "保管期限已满")
    ]
    assert found.number.value() == ""
    take_picture(admin.shell, "admin-erased")
    found.number.set_value(file.case.number)
    found.save()
    assert "已经删除" in found.form.said["办件编号"]


@by_security
def test_leaving_it_erases_nothing(admin: Admin) -> None:
    file, found = kept(admin.hall), section(admin)
    withdrawn(admin.hall, file)
    found.number.set_value(file.case.number)
    found.why.set_value("保管期限已满")
    found.save()
    found.notice.answers[1].click()
    assert admin.hall.centre.case_key(file.case.id) is not None
    found.new()
    assert (found.number.value(), found.why.value()) == ("", "")
