"""The other sections of the desk: letters, lists, hall, catalogue, calendar, this machine."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from app.desks.session import Changes
from app.domain.authority import DelegatedPower
from app.domain.bans import BanKind
from app.domain.case import PaperKind
from app.domain.reference import ReferenceKind, letter_from
from app.settings import read_settings
from tests.desks.admin.parts import TODAY
from tests.ui.admin.conftest import Admin, by_security, section_of
from ui.admin.bans import BansSection
from ui.admin.bodies import BodiesSection
from ui.admin.calendar import CalendarSection
from ui.admin.hall import HallSection
from ui.admin.items import ItemsSection
from ui.admin.letters import LettersSection
from ui.admin.page import SectionName
from ui.admin.phrases import PhrasesSection
from ui.admin.printers import PrintersSection
from ui.admin.recovery import RecoverySection
from ui.printing import TO_FILE

TABLE = """department,group,name,item_code,type_code,type,department_code
示例县民政局,救助,社会救助对象认定,A1,7,行政确认,
示例县民政局,,老年人证办理,A2,20,公共服务,
"""


FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def letters(admin: Admin) -> LettersSection:
    found = section_of(admin, SectionName.LETTERS, LettersSection)
    assert isinstance(found, LettersSection)
    return found


@by_security
def test_letters_that_end_soon_are_counted_on_the_rail(admin: Admin) -> None:
    assert admin.page.names.item(2).text().endswith("1")
    letters(admin).load()

    assert admin.badges[-1] == 1


@by_security
def test_a_letter_shows_its_powers_and_days(admin: Admin) -> None:
    section = letters(admin)
    section.table.choose("示行审授〔2026〕2号")

    QAbstractItemModelTester(section.table.rows, FATAL)
    assert section.facts.facts["权限"] == "审批决定权、审批专用章使用权"
    assert section.facts.facts["状态"] == "! 30日内到期，剩余25天"


@by_security
def test_a_letter_is_registered_from_the_form(admin: Admin) -> None:
    section = letters(admin)
    section.new()
    section.number.set_value("示行审授〔2026〕9号")
    section.holder.choose("p06")
    section.powers.set_value(frozenset({DelegatedPower.DECIDE}))
    section.until.set_day(TODAY + timedelta(days=365))
    section.signer.set_value("主要负责人")
    section.items.all.setChecked(False)
    section.items.list.item(0).setCheckState(section.items.list.item(0).checkState().Checked)

    section.save()

    rows = admin.hall.centre.reference(ReferenceKind.LETTER)
    kept = letter_from(rows["示行审授〔2026〕9号"])
    assert len(kept.items) == 1
    assert kept.valid_from == TODAY
    assert section.table.chosen is not None
    assert section.table.chosen.letter == kept


@by_security
@pytest.mark.parametrize(
    ("missing", "place"), [("number", "文号"), ("until", "截止日"), ("signer", "签发人")]
)
def test_what_a_letter_lacks_stands_under_its_field(admin: Admin, missing: str, place: str) -> None:
    section = letters(admin)
    section.new()
    section.number.set_value("" if missing == "number" else "示行审授〔2026〕9号")
    section.holder.choose("p06")
    section.powers.set_value(frozenset({DelegatedPower.DECIDE}))
    section.until.set_day(None if missing == "until" else TODAY + timedelta(days=9))
    section.signer.set_value("" if missing == "signer" else "主要负责人")

    section.save()

    assert place in section.form.said


@by_security
def test_a_letter_is_revoked_after_a_question(admin: Admin) -> None:
    section = letters(admin)
    section.table.choose("示行审授〔2026〕1号")

    section.revoke()
    section.notice.answers[0].click()

    assert section.table.chosen is not None
    assert section.table.chosen.letter.revoked_on == TODAY


@by_security
def test_a_half_typed_letter_survives_news(admin: Admin) -> None:
    section = letters(admin)
    section.new()
    section.number.set_value("half")

    admin.page.refresh(Changes(reference=True))

    assert section.number.value() == "half"


def listed(section: BansSection) -> int:
    return len(section.table.rows.rows)


@by_security
def test_a_document_is_listed_asked_for_and_lifted(admin: Admin) -> None:
    section = section_of(admin, SectionName.BANS, BansSection)
    section.kind.choose(BanKind.FRAUD)
    assert section.until.day() == date(2029, 11, 20)
    section.number.set_value("11010519491231002X")
    section.basis.set_value("示行审决〔2026〕3号")

    section.save()
    assert listed(section) == 1
    section.wanted.set_value("91152998MA07E57166")
    section.ask()
    assert listed(section) == 0
    section.wanted.set_value("")
    section.ask()
    section.table.choose_first()
    section.lift()
    section.notice.answers[0].click()

    assert section.table.rows.rows[0].until < TODAY


@by_security
def test_a_mistyped_document_is_said_under_its_field(admin: Admin) -> None:
    section = section_of(admin, SectionName.BANS, BansSection)
    section.number.set_value("110105194912310021")
    section.basis.set_value("x")
    section.kind.choose(BanKind.FRAUD)

    section.save()

    assert "校验位" in section.form.said["证件号码"]


def test_the_hall_is_changed_and_its_numbers_stay(admin: Admin) -> None:
    section = section_of(admin, SectionName.HALL, HallSection)
    assert section.form.division.isReadOnly()
    section.form.court.set_value("示例县第二人民法院")
    section.form.supplement_days.set_value("20")

    section.save()
    assert admin.hall.known().hall.court == "示例县第二人民法院"
    section.form.supplement_days.set_value("many")
    section.save()

    assert "1至365" in section.form.right.said["补正时限"]


def test_news_leaves_the_hall_form_alone(admin: Admin) -> None:
    section = section_of(admin, SectionName.HALL, HallSection)
    section.form.court.set_value("half typed")

    admin.page.refresh(Changes(reference=True))

    assert section.form.court.value() == "half typed"


def test_a_body_is_added_and_stays_chosen(admin: Admin) -> None:
    section = section_of(admin, SectionName.BODIES, BodiesSection)
    section.new()
    assert not section.key.isReadOnly()
    section.key.set_value("TJJ")
    section.name.set_value("示例县统计局")
    section.save()
    assert "简称" in section.form.said
    section.short.set_value("示统计")

    section.save()

    assert section.table.chosen is not None
    assert section.table.chosen.key == "TJJ"
    assert section.key.isReadOnly()


def items(admin: Admin) -> ItemsSection:
    found = section_of(admin, SectionName.ITEMS, ItemsSection)
    assert isinstance(found, ItemsSection)
    return found


def test_the_list_is_searched_by_pinyin_and_shows_the_guide(admin: Admin) -> None:
    section = items(admin)

    section.wanted.setText("spjyxk")
    section.tree.choose_first()

    assert section.tree.chosen is not None
    assert "食品经营许可" in section.tree.chosen.name
    assert "食品经营许可申请书" in section.view.guide_text
    assert "申请材料" in section.view.form_text


def test_a_search_without_hits_says_so_and_an_empty_one_shows_all(admin: Admin) -> None:
    section = items(admin)

    section.wanted.setText("没有这样的事项")
    assert section.tree.topLevelItemCount() == 0
    section.wanted.setText("")

    assert section.tree.topLevelItemCount() > 5


def test_a_new_list_is_looked_at_before_it_counts(admin: Admin, tmp_path: Path) -> None:
    file = tmp_path / "items.csv"
    file.write_text(TABLE, encoding="utf-8")
    admin.chosen.append(file)
    section = items(admin)

    section.new()
    assert section.preview.accept.isEnabled()
    assert admin.hall.known().catalogue.version == "2026.1"
    section.preview.accept.click()

    assert len(admin.hall.known().catalogue.items) == 2
    assert admin.changes == [Changes(reference=True)]


def test_a_list_with_faults_names_the_lines_and_cannot_be_put_in_force(
    admin: Admin, tmp_path: Path
) -> None:
    file = tmp_path / "items.csv"
    file.write_text(f"{TABLE}示例县民政局,,,A9,77,行政给付,\n", encoding="utf-8")
    section = items(admin)

    section.offer(file)

    assert not section.preview.accept.isEnabled()
    assert {line.detail for line in section.preview.table.rows.rows} == {"第4行"}
    section.save()
    section.preview.leave.click()
    assert admin.changes == []


def test_a_file_of_something_else_is_said_in_the_page(admin: Admin, tmp_path: Path) -> None:
    file = tmp_path / "letter.json"
    file.write_text('{"dear": "applicant"}', encoding="utf-8")

    section = items(admin)
    section.offer(file)

    assert "不是本系统的事项目录" in section.notice.text


def test_choosing_no_file_changes_nothing(admin: Admin) -> None:
    admin.chosen.append(None)

    items(admin).new()

    assert admin.changes == []


def test_a_missing_year_is_said_until_its_file_is_loaded(admin: Admin, tmp_path: Path) -> None:
    file = tmp_path / "2027.toml"
    file.write_text('year = 2027\nnotice = "国办发明电〔2026〕9号"\n', encoding="utf-8")
    section = section_of(admin, SectionName.CALENDAR, CalendarSection)
    place = [admin.page.names.item(row).text() for row in range(admin.page.names.count())]
    assert "日历  1" in place
    admin.chosen.append(file)

    section.load_year()

    assert section.years.rows.rows[0].year.year == 2027
    place = [admin.page.names.item(row).text() for row in range(admin.page.names.count())]
    assert "日历" in place


def test_a_local_day_is_added_and_taken_back(admin: Admin) -> None:
    section = section_of(admin, SectionName.CALENDAR, CalendarSection)
    section.save()
    assert "日期" in section.form.said
    section.day.set_day(date(2026, 12, 21))
    section.save()
    assert len(section.days.rows.rows) == 1

    section.days.choose_first()
    section.drop()

    assert not section.days.rows.rows


def test_phrases_of_one_place_stay_typed_while_another_is_saved(admin: Admin) -> None:
    section = section_of(admin, SectionName.PHRASES, PhrasesSection)
    section.text.set_value("缺签名\n未提交")
    section.show_place("remedy")
    section.text.set_value("请补签")

    section.save()
    section.show_place("defect")

    assert admin.hall.known().phrases["remedy"] == ("请补签",)
    assert section.text.value() == "缺签名\n未提交"


def test_a_printer_counts_at_once_and_one_that_is_gone_is_said(admin: Admin) -> None:
    section = section_of(admin, SectionName.PRINTERS, PrintersSection)

    section.use_for_all("laser")
    section.choose(PaperKind.SLIP, "slips")

    chosen = read_settings(admin.hall.home).printers
    assert chosen["receipt"] == "laser"
    assert chosen["slip"] == "slips"
    assert "未连接" in section.rows[PaperKind.SLIP].message
    assert section.boxes[PaperKind.GRANT].value() == "laser"


def test_without_any_printer_papers_are_kept_as_files(admin: Admin) -> None:
    admin.printers.clear()

    section = section_of(admin, SectionName.PRINTERS, PrintersSection)

    assert isinstance(section, PrintersSection)
    assert {box.value() for box in section.boxes.values()} == {TO_FILE}
    assert section.boxes[PaperKind.RECEIPT].count() == 1


@by_security
def test_a_recovery_file_is_written_and_tried(admin: Admin, tmp_path: Path) -> None:
    section = section_of(admin, SectionName.RECOVERY, RecoverySection)
    section.save()
    assert "文件" in section.form.said
    admin.chosen.append(tmp_path / "hall.recovery")
    section.target.button.click()
    section.password.set_value("another-secret")
    section.save()
    assert "再输一次" in section.form.said
    section.again.set_value("another-secret")

    section.save()
    assert "已写入" in section.notice.text
    section.try_file()
    assert "文件" in section.trial.said
    section.file.set_path(tmp_path / "hall.recovery")
    section.trial_password.set_value("wrong-one")
    section.try_file()
    assert "文件密码" in section.trial.said
    section.trial_password.set_value("another-secret")
    section.try_file()

    assert "可以打开" in section.notice.text
