"""The search box says what it took the typed text for."""

import pytest

from ui.application import Application
from ui.understanding import understood


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("99010110030126000012", "办件编号"),
        ("110105194912310021", "证件号"),
        ("11010519491231002X", "证件号"),
        ("13800000000", "手机号"),
        ("0021", "后四位"),
        ("00012", "办件编号"),
        ("wyblg", "拼音首字母"),
        ("E1234567", "证件号"),
        ("乌云", "姓名"),
    ],
)
def test_what_was_understood_is_said(application: Application, typed: str, said: str) -> None:
    assert said in understood(typed)
