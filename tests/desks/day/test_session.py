"""What every screen knows of who sits here, and news that adds up."""

from dataclasses import replace

from app.desks.session import Changes, DeskName, LineState, Session
from app.domain.errors import refusal
from app.domain.people import Person, Role, StaffKind, grants

NOBODY = Person("p", "某人", StaffKind.FORMAL, frozenset())


def session(*roles: Role) -> Session:
    held = grants((role, "XZSP") for role in roles)
    return Session(replace(NOBODY, grants=held), "示例县", "A03")


def test_desks_follow_roles_in_the_order_of_the_rail() -> None:
    several = session(Role.ISSUER, Role.SYSTEM, Role.CLERK, Role.ACCEPTOR)
    assert several.desks == (DeskName.COUNTER, DeskName.ISSUE, DeskName.ADMIN)
    assert several.desk == "counter"
    head = session(Role.HEAD_OF_BODY)
    assert (head.desks, head.desk) == ((), "")


def test_every_role_has_its_desk_but_the_head_who_is_only_named() -> None:
    without = {role for role in Role if not session(role).desks}
    assert without == {Role.HEAD_OF_BODY}


def test_news_adds_up_and_the_later_word_counts() -> None:
    line = LineState(online=True, pending=0)
    trouble = refusal("case.unknown")
    first = Changes(frozenset({"a"}), reference=True, trouble=trouble)
    second = Changes(frozenset({"b"}), line=line)
    assert first | second == Changes(frozenset({"a", "b"}), True, line, trouble)
    other = refusal("case.needs_line")
    assert (first | Changes(trouble=other)).trouble == other
