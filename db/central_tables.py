"""The tables of the centre alone: devices, the feed, numbers, what was set apart, scans."""

from sqlalchemy import Column, Index, LargeBinary, Text

from db.tables import CENTRAL, FLAG, NUMBER, table, text_column

centre = table(
    "centre",
    CENTRAL,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the centre knows about itself: its epoch, and the last position given."""

device = table(
    "device",
    CENTRAL,
    Column("id", Text, primary_key=True),
    Column("machine", Text, nullable=False),
    Column("counter", Text, nullable=False),
    Column("counter_number", NUMBER, nullable=False),
    Column("enrolment", NUMBER, nullable=False),
    Column("enrolled_at", Text, nullable=False),
    text_column("enrolled_by"),
    Column("last_sequence", NUMBER, nullable=False, server_default="0"),
    Column("last_hash", Text, nullable=False),
    Column("last_seen", Text),
    Column("last_reported", Text),
    Column("forked", FLAG, nullable=False, server_default="0"),
)
Index(
    "ix_device_counter_number_enrolment",
    device.c.counter_number,
    device.c.enrolment,
    unique=True,
)

feed = table(
    "feed",
    CENTRAL,
    Column("position", NUMBER, primary_key=True),
    text_column("entry_id"),
    text_column("kind"),
    text_column("key"),
    text_column("counter"),
    Column("was_at_window", FLAG, nullable=False, server_default="0"),
    Column("at_window", FLAG, nullable=False, server_default="0"),
)
"""What is new, in central order: an entry in force, or a row of reference data."""

central_series = table(
    "central_series",
    CENTRAL,
    Column("key", Text, primary_key=True),
    Column("last", NUMBER, nullable=False),
)

central_number = table(
    "central_number",
    CENTRAL,
    Column("key", Text, primary_key=True),
    Column("number", NUMBER, primary_key=True),
    Column("entry_id", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
    text_column("void_reason"),
)
"""Every number given at the centre: for which entry, or void with its reason."""
Index(
    "ix_central_number_key_entry_id",
    central_number.c.key,
    central_number.c.entry_id,
    unique=True,
)

quarantine = table(
    "quarantine",
    CENTRAL,
    Column("id", NUMBER, primary_key=True),
    Column("entry_id", Text, nullable=False, index=True),
    Column("device", Text, nullable=False),
    Column("sequence", NUMBER, nullable=False),
    Column("hash", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("taken_at", Text, nullable=False),
)
"""Entries that are not in the journal: forged, forked, foreign, or the clock's own come twice."""

answered = table(
    "answered",
    CENTRAL,
    Column("entry_id", Text, primary_key=True),
    Column("hash", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("answer", Text, nullable=False),
)
"""The answer each entry was given: a repeated push gets the same one."""

scan = table(
    "scan",
    CENTRAL,
    Column("case_id", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("size", NUMBER, nullable=False),
    Column("sealed", Text, nullable=False),
    Column("chunks", Text, nullable=False),
    Column("whole", FLAG, nullable=False, server_default="0"),
)
"""Scans by case and SHA-256 of what is sealed, with the hashes of the chunks they are made of."""

scan_chunk = table(
    "scan_chunk",
    CENTRAL,
    Column("case_id", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    Column("place", NUMBER, primary_key=True),
    Column("bytes", LargeBinary, nullable=False),
)
"""Sealed chunks: a table of their own, since backups and lists may want to leave it out."""
