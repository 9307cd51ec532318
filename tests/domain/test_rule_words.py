"""Words for the codes of the rules: every member of an enum has one, in both languages."""

from enum import StrEnum

import pytest

from app.domain.authority import DelegatedPower
from app.domain.bans import BanKind
from app.domain.case import Holder, PaperKind, State
from app.domain.closing import TerminateGround
from app.domain.deciding import Deciding, text_refusal
from app.domain.declining import DeclineGround
from app.domain.errors import refusal
from app.domain.facts import PrintResult
from app.domain.handling import GRANT, REFUSE
from app.domain.intake import Channel
from app.domain.issuing import HandingWay
from app.domain.item import CaseKind, ItemType, TransferStatus
from app.domain.journal import Fact
from app.domain.materials import Way
from app.domain.moves import Move
from app.domain.party import Power
from app.domain.people import Role, StaffKind
from app.wording import sentence, state_word, wording
from tests.domain.builders import CHIEF, around

AREAS: dict[str, type[StrEnum]] = {
    "state": State,
    "move": Move,
    "fact": Fact,
    "way": Way,
    "role": Role,
    "staff_kind": StaffKind,
    "paper_kind": PaperKind,
    "power": DelegatedPower,
    "agent_power": Power,
    "ban": BanKind,
    "decline_ground": DeclineGround,
    "terminate_ground": TerminateGround,
    "holder": Holder,
    "case_kind": CaseKind,
    "item_type": ItemType,
    "transfer": TransferStatus,
    "print_result": PrintResult,
    "channel": Channel,
    "handing_way": HandingWay,
}
BY_VARIABLE = (
    "tell.nothing",
    "tell.new_point",
    "terminate.not_tolerated",
    "terminate.not_correcting",
)
"""Codes that no call writes out."""


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("area", AREAS)
def test_every_code_has_a_word(area: str, language: str) -> None:
    known = {key for named, key in wording(language).labels if named == area}
    assert {str(member) for member in AREAS[area]} - known == set()


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_codes_that_are_put_together_have_sentences_too(language: str) -> None:
    for code in BY_VARIABLE:
        assert sentence(refusal(code), language)
    for lacking in ("facts", "reasons", "law"):
        texts = {"facts": "a", "reasons": "b", "law": "c"} | {lacking: ""}
        found = text_refusal(
            Deciding(REFUSE, "", facts=texts["facts"], reasons=texts["reasons"], law=texts["law"]),
            around(CHIEF),
        )
        assert found is not None
        assert sentence(found, language)


def test_several_roles_are_all_named() -> None:
    found = refusal("move.role", roles="acceptor,clerk", body="示例县行政审批服务局")
    assert sentence(found) == (
        "该操作须由示例县行政审批服务局的受理权人、受理员办理，您没有这一岗位"
    )
    assert "ptor" in sentence(found, "en")


@pytest.mark.parametrize(
    ("state", "item_type", "type_name", "word"),
    [
        ("granted", "01", "行政许可", "准予行政许可"),
        ("refused", "01", "行政许可", "不予行政许可"),
        ("granted", "10", "备案", "准予备案"),
        ("refused", "10", "审核转报", "审核不通过"),
        ("granted", "01", "备案类许可", "准予行政许可"),
        ("granted", "07", "行政确认", "予以确认"),
        ("granted", "06", "行政检查", "准予"),
        ("reviewing", "01", "行政许可", "审查中"),
    ],
)
def test_permit_wording_is_for_permits_alone(
    state: str, item_type: str, type_name: str, word: str
) -> None:
    assert state_word(state, item_type=item_type, type_name=type_name) == word


def test_the_proposals_have_words() -> None:
    known = wording("zh_CN").labels
    assert known["proposal", GRANT]
    assert known["proposal", REFUSE]
