"""日志 of the audit officer: who changed what, who saw whose numbers."""

from datetime import date
from pathlib import Path

from app.desks.admin_calendar import LocalDay
from tests.desks.admin.parts import SECURITY, SYSTEM, looked
from tests.ui.admin.conftest import Admin, by_audit, section_of
from ui.admin.changes import ChangesSection
from ui.admin.page import SectionName
from ui.admin.reads import ReadsSection


@by_audit
def test_who_saw_numbers_is_listed_and_filtered(admin: Admin) -> None:
    looked(admin.hall)
    looked(admin.hall, "办理更正")
    section = section_of(admin, SectionName.READS, ReadsSection)
    section.load()
    assert len(section.table.rows.rows) == 2
    section.wanted.setText("更正")

    assert [row.why for row in section.table.rows.rows] == ["办理更正"]


@by_audit
def test_what_the_others_changed_is_listed_and_taken_out_with_a_purpose(
    admin: Admin, tmp_path: Path
) -> None:
    section = section_of(admin, SectionName.CHANGES, ChangesSection)
    assert not section.button.isEnabled()
    admin.hall.desk(SECURITY).people.set_active("p01", active=False)
    section.load()
    section.save()
    assert "用途" in section.notice.text
    section.purpose.set_value("年度审计")
    admin.chosen += [None, tmp_path / "changes.csv"]
    section.save()
    assert not (tmp_path / "changes.csv").exists()
    section.save()

    assert "停用" in (tmp_path / "changes.csv").read_text(encoding="utf-8-sig")
    assert section.purpose.value() == ""
    assert "changes.csv" in admin.said[-1]


@by_audit
def test_rows_of_the_programs_own_keys_are_named_in_words(admin: Admin) -> None:
    desk = admin.hall.desk(SYSTEM)
    desk.hall.put_phrases("defect", ["缺签名"])
    desk.calendar.add_local(LocalDay(date(2026, 12, 7), works=False))
    section = section_of(admin, SectionName.CHANGES, ChangesSection)

    section.load()

    shown = {section.table.rows.cell(row, 5).text for row in range(2)}
    assert shown == {"本地日期", "缺陷"}
