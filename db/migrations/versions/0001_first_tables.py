"""The first tables: cases with their rows, the journal, the outbox, and what the centre keeps."""

import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_FLAG = sa.Boolean().with_variant(sa.Integer(), "sqlite")
_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TYPES: dict[str, TypeEngine[str] | TypeEngine[int] | TypeEngine[bool]] = {
    "text": sa.Text(),
    "int": _NUMBER,
    "flag": _FLAG,
}

# Column names by type; a question mark allows NULL.
_CASE = {
    "text": "id number state item_code item_name item_version item_type type_name department"
    " department_name body body_name kind counter device holder applicant_kind applicant_name"
    " agent_name masked_number masked_phone name_key pinyin number_hash tail_hash phone_hash"
    " sealed late_entry received_by accepted_by told_by told_before declined_by recused"
    " reviewer"
    " proposed_by proposal opinion decided_by letter minutes result_number result_validity"
    " delivered_by returned_reason request",
    "int": "version undated_year tolerated",
    "flag": "minor deemed acceptance_owed outside_list flagged",
    "text?": "received_on received_at notice_due deemed_on supplement_due accepted_on accepted_at"
    " promised_due statutory_due tolerance_due decided_on delivery_due closed_on",
}
_MATERIAL = {
    "int": "no originals copies pages",
    "text": "name way defect remedy attachment checked_with",
    "text?": "promised_by received_on returned_on",
    "flag": "asked",
}
_PAPER = {
    "text": "id kind number issued_on issued_by entry void_reason replaces sha256 last_print",
    "int": "copies prints place",
    "text?": "given_on",
}
_INTERVAL = {
    "text": "id name basis since result started_by",
    "flag": "stops_clock",
    "int": "planned_days place",
    "text?": "until",
}
_ENTRY = {
    "text": "id device case_id kind body actor desk counter device_time catalogue rules calendar"
    " template previous hash algorithm key_id signature outcome",
    "int": "sequence expected offset_ms boot_ms format",
    "int?": "central_position case_version",
    "text?": "central_time case_hash",
}
_READ = {
    "text": "entry_id person case_id what why at device counter",
    "int": "count",
}
_CASE_INDEXES = (
    "number",
    "state department",
    "counter received_on",
    "name_key",
    "pinyin",
    "number_hash",
    "tail_hash",
    "phone_hash",
    "reviewer",
    "received_on",
    "decided_on accepted_by decided_by",
)
_CASE_CHECKS = {
    "review_apart": "flagged OR reviewer = '' OR (reviewer NOT IN"
    " (accepted_by, told_by, declined_by)"
    " AND ',' || told_before || ',' NOT LIKE '%,' || reviewer || ',%')",
    "decision_apart": "flagged OR decided_by = '' OR (decided_by NOT IN"
    " (accepted_by, told_by, declined_by)"
    " AND ',' || told_before || ',' NOT LIKE '%,' || decided_by || ',%')",
    "recusal_apart": "flagged OR decided_by = ''"
    " OR ',' || recused || ',' NOT LIKE '%,' || decided_by || ',%'",
    "proposal_apart": "flagged OR kind = 'instant' OR decided_by = '' OR decided_by <> proposed_by",
}


def upgrade() -> None:
    """Make the tables of this kind of store."""
    _entry()
    _projection("")
    _shared()
    if context.config.attributes["group"] == "local":
        _projection("_pending")
        _local()
    else:
        _central()


def downgrade() -> None:
    """Take everything away again: nothing was there before."""
    inspector = sa.inspect(op.get_bind())
    tables = set(inspector.get_table_names()) - {"alembic_version"}
    for name in sorted(tables, key=lambda table: table.startswith("case_file")):
        op.drop_table(name)


def _columns(spec: dict[str, str], *key: str) -> list[sa.Column[object]]:
    return [
        sa.Column(
            name,
            _TYPES[kind.rstrip("?")],
            primary_key=name in key,
            nullable=kind.endswith("?"),
            server_default="" if name == "outcome" else None,
        )
        for kind, names in spec.items()
        for name in names.split()
    ]


def _index(table: str, *names: str, unique: bool = False) -> None:
    op.create_index(f"ix_{table}_{'_'.join(names)}", table, list(names), unique=unique)


def _entry() -> None:
    op.create_table("entry", *_columns(_ENTRY, "id", "device"))
    _index("entry", "device", "sequence", unique=True)
    _index("entry", "central_position", unique=True)
    _index("entry", "case_id", "case_version")
    _index("entry", "kind", "actor", "device_time")
    _index("entry", "kind", "device_time")
    _index("entry", "device_time")
    _index("entry", "outcome")


def _projection(suffix: str) -> None:
    case = f"case_file{suffix}"
    checks = (sa.CheckConstraint(rule, name=name) for name, rule in _CASE_CHECKS.items())
    op.create_table(case, *_columns(_CASE, "id"), *checks)
    for names in _CASE_INDEXES:
        _index(case, *names.split(), unique=names == "number")
    for name, spec, key in (
        ("case_material", _MATERIAL, "no"),
        ("case_paper", _PAPER, "id"),
        ("case_interval", _INTERVAL, "id"),
    ):
        op.create_table(f"{name}{suffix}", _of_case(case), *_columns(spec, key))
    _index(f"case_paper{suffix}", "number")
    gram = f"name_gram{suffix}"
    op.create_table(gram, sa.Column("gram", sa.Text(), primary_key=True), _of_case(case))
    _index(gram, "case_id")


def _of_case(case: str) -> sa.Column[str]:
    owner = sa.ForeignKey(f"{case}.id", ondelete="CASCADE")
    return sa.Column("case_id", sa.Text(), owner, primary_key=True)


def _text(name: str, *, key: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), primary_key=key, nullable=False)


def _empty(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False, server_default="")


def _maybe(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text())


def _number(name: str, *, key: bool = False) -> sa.Column[int]:
    return sa.Column(name, _NUMBER, primary_key=key, nullable=False)


def _off(name: str) -> sa.Column[bool]:
    return sa.Column(name, _FLAG, nullable=False, server_default="0")


def _shared() -> None:
    op.create_table("case_key", _text("case_id", key=True), _text("wrapped"))
    op.create_table(
        "reference",
        _text("kind", key=True),
        _text("key", key=True),
        _text("value"),
        _number("position"),
    )
    op.create_table(
        "task",
        _text("entry_id", key=True),
        _text("case_id"),
        _text("outcome"),
        _text("answer"),
        _text("opened_at"),
        _empty("done_by"),
        _maybe("done_at"),
        _empty("resolution"),
        _off("reported"),
    )
    _index("task", "case_id")
    op.create_table("read_log", *_columns(_READ, "entry_id"))
    for names in ("case_id", "at", "what at", "person at"):
        _index("read_log", *names.split())


def _local() -> None:
    op.create_table(
        "outbox",
        _number("sequence", key=True),
        sa.Column("entry_id", sa.Text(), nullable=False, unique=True),
        _text("hash"),
        _text("case_id"),
        _text("state"),
        _maybe("answer"),
        _empty("shown"),
    )
    _index("outbox", "state")
    _index("outbox", "case_id")
    op.create_table("series", _text("key", key=True), _number("last"))
    op.create_table(
        "series_void", _text("key", key=True), _number("number", key=True), _text("reason")
    )
    op.create_table(
        "draft", _text("id", key=True), _text("person"), _text("sealed"), _text("saved_at")
    )
    _index("draft", "person")
    op.create_table(
        "paper_file",
        _text("paper_id", key=True),
        _text("case_id"),
        _text("sha256"),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
    )
    _index("paper_file", "case_id")
    _scan_file()
    op.create_table("setting", _text("key", key=True), _text("value"))


def _scan_file() -> None:
    op.create_table(
        "scan_file",
        *_manifest(),
        _text("state"),
        sa.Column("have", _NUMBER, nullable=False, server_default="0"),
        _empty("why"),
    )
    _index("scan_file", "state")


def _manifest() -> tuple[sa.Column[str] | sa.Column[int], ...]:
    return (
        _text("case_id", key=True),
        _text("digest", key=True),
        _number("size"),
        _text("sealed"),
        _text("chunks"),
    )


def _central() -> None:
    op.create_table("centre", _text("key", key=True), _text("value"))
    _device()
    op.create_table(
        "feed",
        _number("position", key=True),
        _empty("entry_id"),
        _empty("kind"),
        _empty("key"),
        _empty("counter"),
        _off("was_at_window"),
        _off("at_window"),
    )
    op.create_table("central_series", _text("key", key=True), _number("last"))
    op.create_table(
        "central_number",
        _text("key", key=True),
        _number("number", key=True),
        _text("entry_id"),
        _text("taken_at"),
        _empty("void_reason"),
    )
    _index("central_number", "key", "entry_id", unique=True)
    _answers()
    _scans()


def _device() -> None:
    op.create_table(
        "device",
        _text("id", key=True),
        _text("machine"),
        _text("counter"),
        _number("counter_number"),
        _number("enrolment"),
        _text("enrolled_at"),
        _empty("enrolled_by"),
        sa.Column("last_sequence", _NUMBER, nullable=False, server_default="0"),
        _text("last_hash"),
        _maybe("last_seen"),
        _maybe("last_reported"),
        _off("forked"),
    )
    _index("device", "counter_number", "enrolment", unique=True)


def _answers() -> None:
    op.create_table(
        "quarantine",
        _number("id", key=True),
        _text("entry_id"),
        _text("device"),
        _number("sequence"),
        _text("hash"),
        _text("entry"),
        _text("answer"),
        _text("taken_at"),
    )
    _index("quarantine", "entry_id")
    op.create_table(
        "answered", _text("entry_id", key=True), _text("hash"), _text("outcome"), _text("answer")
    )


def _scans() -> None:
    op.create_table("scan", *_manifest(), _off("whole"))
    op.create_table(
        "scan_chunk",
        _text("case_id", key=True),
        _text("digest", key=True),
        _number("place", key=True),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
    )
