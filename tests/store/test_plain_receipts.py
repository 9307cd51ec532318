"""What the short way of receipts rests on in the domain."""

from app.domain.moves import Move
from app.domain.people import Role
from db.postgres.receipts import left_alone
from db.postgres.rules import rule_rows


def test_receiving_asks_for_nothing_but_who_where_and_a_numbered_paper() -> None:
    (rule,) = (row for row in rule_rows() if row["kind"] == Move.RECEIVE)
    asks = ("on_line", "own_login", "signed", "by_itself", "accepting", "apart", "own", "deciding")
    assert not any(rule[name] for name in asks)
    assert rule["power"] == ""
    assert rule["sources"] == [""]
    assert rule["paper"] == "receipt"
    of_any_body = {Role.CLERK, Role.ACCEPTOR, Role.ISSUER}
    assert set(map(str, str(rule["role_list"]).split(","))) <= of_any_body


def test_what_a_receipt_leaves_alone_are_words_and_flags() -> None:
    numbers = {name for name, said in left_alone().items() if type(said) is int}
    assert numbers == set()
    assert {name for name, said in left_alone().items() if said is True} == set()
