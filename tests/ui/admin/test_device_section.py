"""This machine and the others: shown, shut, and let to work again."""

from app.domain.exchange import DeviceSelf
from tests.ui.admin.conftest import Admin, by_security, section_of
from tests.ui.conftest import take_picture
from ui.admin.device import DeviceSection
from ui.admin.page import SectionName


def device_section(admin: Admin) -> DeviceSection:
    section = section_of(admin, SectionName.DEVICE, DeviceSection)
    assert isinstance(section, DeviceSection)
    section.load()
    return section


@by_security
def test_a_machine_is_shut_after_one_more_question_and_works_again(admin: Admin) -> None:
    admin.hall.centre.enrol(DeviceSelf("d2", "m2"), counter="A04", counter_number=4)
    section = device_section(admin)
    section.table.choose("d2")
    assert section.which.text() == "A04"
    take_picture(admin.shell, "admin-machines")

    section.act.click()
    section.notice.answers[0].click()
    assert "原因" in section.form.said["事由"]
    section.why.set_value("机器遗失")
    section.save()
    assert "A04" in section.notice.text
    section.notice.answers[0].click()

    assert section.which.text() == "A04，已于2026-11-20停用：机器遗失"
    assert section.act.text() == "恢复使用"
    assert section.why_row.isHidden()
    assert section.why.value() == ""
    assert [row.shut is not None for row in section.table.rows.rows] == [False, True]
    take_picture(admin.shell, "admin-machine-shut")
    section.save()
    assert section.which.text() == "A04"
    assert not section.why_row.isHidden()


@by_security
def test_the_machine_in_use_is_not_shut(admin: Admin) -> None:
    section = device_section(admin)
    section.save()
    assert section.notice.isHidden()
    section.load()
    section.table.choose_first()
    section.why.set_value("搬走")
    section.save()
    section.notice.answers[0].click()
    assert "正在使用" in section.form.said["事由"]


def test_this_device_and_the_counters_are_shown(admin: Admin) -> None:
    section = device_section(admin)
    assert section.form.isHidden()
    section.save()
    assert section.notice.isHidden()
    assert section.facts.facts["窗口"] == "A03"
    assert [row.counter for row in section.table.rows.rows] == ["A03"]
