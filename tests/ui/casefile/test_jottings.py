"""Unfinished words of the back office: kept sealed, each person's own."""

import pytest

from app.desks.jottings import Jottings
from app.domain.errors import Damaged
from tests.ui.stage import Stage


def test_words_come_back_without_empty_fields_and_unreadable_on_the_disk(stage: Stage) -> None:
    office = stage.office("赵敏")
    Jottings(office).keep("decide", {"a": {"facts": "二十平方米", "law": " "}, "b": {"law": ""}})

    assert Jottings(office).kept("decide") == {"a": {"facts": "二十平方米"}}
    assert Jottings(office).kept("review") == {}
    assert Jottings(stage.office("高娃")).kept("decide") == {}
    with stage.store.work() as work:
        assert "平方米" not in work.settings.get("jottings:decide:p06")


def test_torn_words_are_said_and_left(stage: Stage) -> None:
    with stage.store.work() as work:
        work.settings.put("jottings:decide:p06", "dG9ybg==")
        work.commit()

    with pytest.raises(Damaged):
        Jottings(stage.office("赵敏")).kept("decide")
