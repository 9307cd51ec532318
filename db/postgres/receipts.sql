-- Receipts handed in one after another, taken in one statement where nothing about them is out of
-- the ordinary: most of what a hall pushes. Whatever is, is left to guard.take, which alone says no.

-- How many receipts of one actor stand in a row from a place on. A hint by the first member of the
-- canonical text and by the key that comes with a new case: what they are is looked at later.
CREATE FUNCTION guard.receipts_from(sent jsonb[], first int) RETURNS int
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    place int := first;
    told text := sent[first] ->> 'text';
    actor text := split_part(told, ',', 1);
BEGIN
    WHILE sent[place] ->> 'wrapped_key' <> '' AND starts_with(told, actor) LOOP
        place := place + 1;
        told := sent[place] ->> 'text';
    END LOOP;
    RETURN place - first;
END $$;

-- A day, and an instant, as Python writes them: at half the cost of is_day and is_instant, but these
-- fail where it is none at all, so nothing else may ask them.
CREATE FUNCTION guard.plain_day(t text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT t IS NULL OR length(t) = 10 AND t::date::text = t
$$;

CREATE FUNCTION guard.plain_instant(t text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT CASE length(t)
        WHEN 32 THEN guard.iso(t::timestamptz) = t AND substr(t, 20, 7) <> '.000000'
        WHEN 25 THEN guard.iso(t::timestamptz) = left(t, 19) || '.000000' || substr(t, 20)
        ELSE t IS NULL END
$$;

-- Whether an entry, told as that text, is sound and the device's own (guard.fault).
CREATE FUNCTION guard.plain_entry(e hall.entry, parcel jsonb, d hall.device) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT e.kind = 'receive' AND e.device = d.id AND e.counter = d.counter
        AND parcel ->> 'signature' = ''
        AND e.format::text = guard.format() AND e.algorithm = guard.algorithm()
        AND octet_length(e.body) <= guard.longest_body()
        AND replace(e.id::uuid::text, '-', '') = e.id
        AND guard.told_text(e) = parcel ->> 'text'
        AND guard.hex_digest(parcel ->> 'text') = parcel ->> 'hash'
        AND guard.plain_instant(e.device_time)
        AND guard.said_at(e) >= '0001-01-01T00:00:00+00:00'
        AND guard.said_at(e) < '9999-12-31T16:00:00+00:00'
$$;

-- Whether a new case is what its entry may bring, and nothing else (guard.after, false_column).
CREATE FUNCTION guard.plain_case(e hall.entry, f jsonb, n guard.received, d hall.device)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT guard.whole_received(n)
        AND n.id = e.case_id AND n.device = e.device AND n.counter = e.counter AND n.version = 0
        AND guard.of_nobody_else(n, e.actor) AND guard.numbered_by(n.number, d)
        AND f @? guard.numbered_receipt()
$$;

-- Whether an act, told as that text, says nothing but texts, flags and lists of them.
CREATE FUNCTION guard.plain_act(told text, act jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_typeof(act) = 'object' AND guard.terse(told, act)
        AND NOT act @? '$.*[*] ? (@.type() != "string" && @.type() != "boolean")'
$$;

-- Where a receipt is not plain, before anything of it is written.
CREATE FUNCTION guard.not_plain() RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    RAISE data_exception;
END $$;

-- All of them or none: null where one is not plain, and nothing stays of them then. Receipts are
-- believed that somebody made who may receive, with a login of their own or let in at the device
-- within its days. The body of one is the very text that the program writes for its rows, its names
-- sealed; so nothing else stands in it, in whatever words. An id that is known already fails at its
-- key.
CREATE FUNCTION guard.take_receipts(
    d hall.device, sent jsonb[], who guard.caller, at timestamptz
) RETURNS jsonb[] LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_memoize = off AS $$
#variable_conflict use_column
DECLARE
    actor_told text;
    answers jsonb[];
BEGIN
    actor_told := (split_part(sent[1] ->> 'text', ',', 1) || '}')::jsonb ->> 'actor';
    WITH taken AS MATERIALIZED (
        SELECT nth, parcel, f, parcel ->> 'hash' AS hash, /*entry as*/, /*case as*/,
            nextval('hall.feed_position_seq') AS position,
            CASE WHEN e.sequence = d.last_sequence + nth AND e.actor = actor_told
                AND e.previous = CASE nth WHEN 1 THEN d.last_hash
                    ELSE sent[nth::int - 1] ->> 'hash' END
                AND greatest(d.last_reported::timestamptz, guard.said_at(e)) <= (
                    SELECT CASE WHEN who.person = '' THEN (
                            SELECT l.at + days FROM hall.presence l, guard.off_line
                            WHERE l.device = d.id AND l.person = actor_told)
                        WHEN who.person = actor_told THEN 'infinity' END
                    FROM hall.staff s
                    WHERE s.person = actor_told AND s.active AND s.roles && guard.may_receive()
                        AND (guard.helpers_receive() OR NOT s.hired))
                AND guard.plain_entry(e, parcel, d) AND guard.plain_case(e, f, n, d)
                AND coalesce(materials.whole, true) AND coalesce(papers.whole, true)
                AND guard.plain_act(act, act::jsonb)
                AND e.body = concat('{"act":', act, ',"effect":{"case":',
                    row_to_json(ROW(/*case told*/)::guard.told_case), ',"intervals":[],"materials":[',
                    materials.told, '],"papers":[', papers.told, ']}',
                    ',"sealed":' || to_json(said ->> 'sealed')::text, '}')
                AND (parcel -> 'shown') - guard.personal() = '{}'
                AND NOT EXISTS (SELECT FROM hall.quarantine q WHERE q.entry_id = e.id)
                AND NOT EXISTS (SELECT FROM hall.reference erased
                    WHERE erased.kind = 'erased' AND erased.key = e.case_id)
                THEN guard.answer(e.id, 'applied', NULL, 1)::text
                ELSE guard.not_plain() END AS answer
        FROM unnest(sent) WITH ORDINALITY t (parcel, nth),
            jsonb_populate_record(NULL::hall.entry, (parcel ->> 'text')::jsonb) e,
            LATERAL (SELECT e.body::jsonb AS said,
                substr(split_part(e.body, ',"effect":', 1), length('{"act":') + 1) AS act
                OFFSET 0) read,
            LATERAL (SELECT said -> 'effect' AS f OFFSET 0) meant,
            jsonb_populate_record(NULL::guard.received, f -> 'case') n,
            LATERAL (
                SELECT string_agg(row_to_json(r)::text, ',') AS told,
                    bool_and(guard.whole_material_row(r)) AS whole
                FROM jsonb_populate_recordset(NULL::guard.material_row, f -> 'materials') r
            ) materials,
            LATERAL (
                SELECT string_agg(row_to_json(r)::text, ',') AS told,
                    bool_and(guard.whole_paper_row(r) AND (r.number = ''
                        OR NOT (r.kind = ANY (guard.central_kinds())
                            OR split_part(r.number, '〔', 1) LIKE ANY (guard.body_ends()))))
                        AS whole
                FROM jsonb_populate_recordset(NULL::guard.paper_row, f -> 'papers') r
            ) papers
    ), put_cases AS (
        INSERT INTO hall.case_file (/*case columns*/) SELECT /*case values*/ FROM taken
    ), put_entries AS (
        INSERT INTO hall.entry (/*entry columns*/, hash, signature, outcome, central_position,
            central_time, case_version, case_hash)
        SELECT /*entry values*/, hash, '', 'applied', position, guard.iso(at), 1,
            guard.hex_digest(repeat('0', 64) || ':' || hash)
        FROM taken
    ), put_feed AS (
        INSERT INTO hall.feed (position, entry_id, counter, was_at_window, at_window)
        SELECT position, e_id, e_counter, false, f #>> '{case,state}' = ANY (guard.window_states())
        FROM taken
    ), put_materials AS (
        INSERT INTO hall.case_material (case_id, /*material columns*/)
        SELECT e_case_id, /*material values*/
        FROM taken, jsonb_populate_recordset(NULL::guard.material_row, f -> 'materials') r
    ), put_papers AS (
        INSERT INTO hall.case_paper (case_id, place, /*paper columns*/)
        SELECT e_case_id, r.at_place - 1, /*paper values*/
        FROM taken, jsonb_populate_recordset(NULL::guard.paper_row, f -> 'papers')
            WITH ORDINALITY r (/*paper columns*/, at_place)
    ), put_grams AS (
        INSERT INTO hall.name_gram (gram, case_id)
        SELECT substr(parcel #>> '{shown,name_key}', at_letter, 2), e_case_id
        FROM taken, generate_series(1, length(parcel #>> '{shown,name_key}') - 1) at_letter
        ON CONFLICT DO NOTHING  -- a name may have the same two letters twice
    ), put_keys AS (
        INSERT INTO hall.case_key (case_id, wrapped)
        SELECT e_case_id, parcel ->> 'wrapped_key' FROM taken WHERE parcel ->> 'wrapped_key' <> ''
    ), put_answers AS (
        INSERT INTO hall.answered (entry_id, hash, outcome, answer)
        SELECT e_id, hash, 'applied', answer FROM taken
    )
    SELECT array_agg(jsonb_build_array(answer, false) ORDER BY nth) INTO answers FROM taken;
    RETURN answers;
EXCEPTION
    WHEN integrity_constraint_violation OR cardinality_violation OR data_exception
        OR program_limit_exceeded THEN
        RETURN NULL;  -- guard.take finds out which one it was
END $$;
