"""The tables of a counter alone: what it has not handed in, numbers, drafts, papers, scans."""

from sqlalchemy import Column, Index, LargeBinary, Text

from db.tables import LOCAL, NUMBER, table, text_column

outbox = table(
    "outbox",
    LOCAL,
    Column("sequence", NUMBER, primary_key=True),
    Column("entry_id", Text, nullable=False, unique=True),
    Column("hash", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("answer", Text),
    text_column("shown"),
)
"""How each entry of this device stands to the centre, and the columns its sealed values set."""
Index("ix_outbox_state", outbox.c.state)
Index("ix_outbox_case_id", outbox.c.case_id)

series = table(
    "series",
    LOCAL,
    Column("key", Text, primary_key=True),
    Column("last", NUMBER, nullable=False),
)
"""Dense numbers: the last one given."""

series_void = table(
    "series_void",
    LOCAL,
    Column("key", Text, primary_key=True),
    Column("number", NUMBER, primary_key=True),
    Column("reason", Text, nullable=False),
)

draft = table(
    "draft",
    LOCAL,
    Column("id", Text, primary_key=True),
    Column("person", Text, nullable=False, index=True),
    Column("sealed", Text, nullable=False),
    Column("saved_at", Text, nullable=False),
)

paper_file = table(
    "paper_file",
    LOCAL,
    Column("paper_id", Text, primary_key=True),
    Column("case_id", Text, nullable=False, index=True),
    Column("sha256", Text, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
)
"""The bytes of a paper as it was first issued; a reprint uses them."""

scan_file = table(
    "scan_file",
    LOCAL,
    Column("case_id", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("size", NUMBER, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("chunks", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("have", NUMBER, nullable=False, server_default="0"),
    text_column("why"),
)
"""The sealed scans of this machine, whose files lie beside the store, and how far each has come."""

setting = table(
    "setting",
    LOCAL,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What this store knows about itself: device, counter, cursor, offset, epoch."""
