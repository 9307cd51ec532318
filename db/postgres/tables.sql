-- What only a server needs beside the tables of every centre. Run as the owner, again at each
-- founding: nothing here may fail or change anything when it is there already.

-- The feed is read below the oldest transaction that still runs, so no reader passes over what an
-- earlier one commits later.
ALTER TABLE hall.feed ADD COLUMN IF NOT EXISTS xid xid8 NOT NULL DEFAULT pg_current_xact_id();
CREATE INDEX IF NOT EXISTS ix_feed_xid_position ON hall.feed (xid, position);

-- At the centre an id stands once, whichever device wrote it.
CREATE UNIQUE INDEX IF NOT EXISTS ix_entry_id ON hall.entry (id);

-- Sealed bytes get no smaller: they are not to be pressed first.
ALTER TABLE hall.scan_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- What the search and the figures of a hall ask of a million cases; a counter has few.
CREATE INDEX IF NOT EXISTS ix_case_file_number_end ON hall.case_file (substr(number, 17));
CREATE INDEX IF NOT EXISTS ix_case_file_received_at ON hall.case_file (received_at);
CREATE INDEX IF NOT EXISTS ix_case_file_open ON hall.case_file (state, department)
    INCLUDE (id, department_name, body, counter, notice_due, supplement_due, promised_due,
        statutory_due, delivery_due, tolerated, deemed)
    WHERE state NOT IN ('declined', 'delivered', 'withdrawn', 'terminated');
CREATE INDEX IF NOT EXISTS ix_case_file_state_body ON hall.case_file (state, body);
CREATE INDEX IF NOT EXISTS ix_case_file_flagged ON hall.case_file (id) WHERE flagged IS TRUE;
CREATE INDEX IF NOT EXISTS ix_case_file_owed ON hall.case_file (id) WHERE acceptance_owed IS TRUE;
CREATE INDEX IF NOT EXISTS ix_case_file_deemed ON hall.case_file (received_by)
    WHERE deemed IS TRUE;
CREATE INDEX IF NOT EXISTS ix_case_file_late_entry ON hall.case_file (received_by)
    WHERE late_entry <> '';
CREATE INDEX IF NOT EXISTS ix_case_file_decided_late ON hall.case_file (reviewer)
    WHERE decided_on > coalesce(promised_due, statutory_due);
CREATE INDEX IF NOT EXISTS ix_case_paper_reprinted ON hall.case_paper (issued_by) WHERE prints > 1;
CREATE INDEX IF NOT EXISTS ix_case_paper_void ON hall.case_paper (issued_by)
    WHERE void_reason <> '';

-- Moves and facts as rows: app/domain/moves.py and fact_rules.py, written by db/postgres/rules.py.
CREATE TABLE IF NOT EXISTS hall.rule (
    kind text PRIMARY KEY,
    is_move boolean NOT NULL,
    sources text[] NOT NULL,    -- an empty text stands for: there is no case yet
    targets text[] NOT NULL,
    stays boolean NOT NULL,     -- may leave the state as it was
    roles text[] NOT NULL,
    role_list text NOT NULL,    -- the same, as a refusal names them
    paper text NOT NULL,        -- the kind that must be there, numbered; empty: none
    on_line boolean NOT NULL,
    own_login boolean NOT NULL, -- pushed by the person's own login alone
    signed boolean NOT NULL,
    holders text[] NOT NULL,
    article text NOT NULL,
    columns text[] NOT NULL,    -- what a fact may change
    power text NOT NULL,        -- the delegated power it takes
    quiet boolean NOT NULL,
    by_itself boolean NOT NULL,
    receipt boolean NOT NULL,
    acceptance boolean NOT NULL,
    accepting boolean NOT NULL,
    helping boolean NOT NULL,
    own boolean NOT NULL,
    deciding boolean NOT NULL,
    apart boolean NOT NULL
);

-- The staff list in columns, kept by guard.in_columns beside its text.
CREATE TABLE IF NOT EXISTS hall.staff (
    person text PRIMARY KEY,
    name text NOT NULL,
    active boolean NOT NULL,
    hired boolean NOT NULL,
    grants text[] NOT NULL,  -- role:body; an empty body stands for the whole hall
    roles text[] NOT NULL,
    sees text[] NOT NULL     -- bodies and departments whose cases they see; an empty one: all
);

-- Letters of authority in columns, kept likewise.
CREATE TABLE IF NOT EXISTS hall.letter (
    key text PRIMARY KEY,
    number text NOT NULL,
    body text NOT NULL,
    person text NOT NULL,
    powers text[] NOT NULL,
    items text[] NOT NULL,
    valid_from date NOT NULL,
    valid_until date NOT NULL,
    revoked_on date
);
CREATE INDEX IF NOT EXISTS ix_letter_person_body ON hall.letter (person, body);

-- Who connects under which login: a person, or a device.
CREATE TABLE IF NOT EXISTS hall.login (
    role text PRIMARY KEY,
    person text NOT NULL DEFAULT '',
    device text NOT NULL DEFAULT '',
    CHECK ((person = '') <> (device = ''))
);

-- Who logged in on line on which device, last: what a device may hand in for them rests on it.
CREATE TABLE IF NOT EXISTS hall.presence (
    device text NOT NULL,
    person text NOT NULL,
    at timestamptz NOT NULL,
    expected timestamptz NOT NULL DEFAULT '-infinity',  -- when the device last said they come
    PRIMARY KEY (device, person)
);

-- Only who took a number gives it back.
ALTER TABLE hall.central_number
    ADD COLUMN IF NOT EXISTS taken_under text NOT NULL DEFAULT session_user;

-- Nothing ever stands in it: who hands in locks it shared, who ends a day waits for all of them.
CREATE TABLE IF NOT EXISTS hall.day_end (day text PRIMARY KEY);

CREATE OR REPLACE FUNCTION hall.append_only() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION '% on %: nothing is taken out of the journal', tg_op, tg_table_name
        USING ERRCODE = '42501';
END $$;
CREATE OR REPLACE TRIGGER append_only BEFORE DELETE OR TRUNCATE ON hall.entry
    FOR EACH STATEMENT EXECUTE FUNCTION hall.append_only();

CREATE OR REPLACE FUNCTION hall.instant() RETURNS timestamptz
LANGUAGE sql AS 'SELECT clock_timestamp()';
