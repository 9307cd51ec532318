"""Outcomes side by side: what is said beneath them, and how they stand in little room."""

import pytest
from pytestqt.qtbot import QtBot

from ui.application import Application
from ui.casefile.outcome_row import OutcomeRow
from ui.widgets.card import Card
from ui.widgets.outcomes import OutcomeState

ACTIONS = ("review.yes", "review.no", "review.request", "review.release")
TEXTS = dict(zip(ACTIONS, ("拟准予", "拟不予备案", "请补充", "放回"), strict=True))


@pytest.fixture
def card(application: Application, qtbot: QtBot) -> Card:
    made = Card()
    qtbot.addWidget(made)
    made.resize(560, 200)
    return made


@pytest.fixture
def row(card: Card) -> OutcomeRow:
    made = OutcomeRow(ACTIONS)
    card.add(made)
    return made


def lines(row: OutcomeRow) -> int:
    return len({row.buttons[name].y() for name in ACTIONS})


def test_equal_reasons_are_said_once_with_all_their_keys(row: OutcomeRow) -> None:
    first = OutcomeState(possible=False, reason="认领后可用")
    states = dict.fromkeys(ACTIONS[1:], first) | {ACTIONS[0]: OutcomeState(possible=True)}

    row.show_states(states, TEXTS)

    assert row.reasons == "F10 F11 F8  认领后可用"


def test_a_key_does_the_act_or_tells_why_not(row: OutcomeRow, qtbot: QtBot) -> None:
    states = dict.fromkeys(ACTIONS, OutcomeState(possible=False, reason="不行"))
    row.show_states({**states, ACTIONS[1]: OutcomeState(possible=True)}, TEXTS)
    done: list[str] = []
    row.on_chosen({ACTIONS[1]: lambda: done.append("no")})

    row.act(ACTIONS[1])
    assert done == ["no"]
    with qtbot.waitSignal(row.unwilling) as told:
        row.act(ACTIONS[0])
    assert told.args == ["不行"]


def test_they_stand_in_one_line_where_their_words_fit_and_else_two_to_a_line(
    card: Card, row: OutcomeRow, qtbot: QtBot
) -> None:
    row.show_states(dict.fromkeys(ACTIONS, OutcomeState(possible=True)), TEXTS)
    with qtbot.waitExposed(card):
        card.show()

    qtbot.waitUntil(lambda: lines(row) == 1)
    card.resize(320, 200)
    qtbot.waitUntil(lambda: lines(row) == 2)
