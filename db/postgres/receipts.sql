-- Receipts handed in one after another, taken in one statement where nothing about them is out of
-- the ordinary: most of what a hall pushes. Whatever is, is left to guard.take, which alone says no.

-- How many receipts of one actor stand in a row from a place on. A hint by the first member of the
-- canonical text and by its kind: what they are is looked at later.
CREATE FUNCTION guard.receipts_from(sent jsonb[], first int) RETURNS int
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    place int := first;
    told text := sent[first] ->> 'text';
    actor text := split_part(told, ',', 1);
BEGIN
    WHILE told LIKE '%"kind":"receive"%' AND starts_with(told, actor) LOOP
        place := place + 1;
        told := sent[place] ->> 'text';
    END LOOP;
    RETURN place - first;
END $$;

-- Whether the rule leaves nothing to ask but who is there, their role and the paper.
CREATE FUNCTION guard.plain_rule(r hall.rule) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT r.is_move AND '' = ANY (r.sources) AND r.power = ''
        AND r.roles <@ ARRAY['clerk', 'acceptor', 'issuer']
        AND NOT (r.on_line OR r.own_login OR r.signed OR r.by_itself OR r.accepting OR r.apart
            OR r.own)
$$;

-- Whether an entry, told as that text, is sound and the device's own (guard.fault).
CREATE FUNCTION guard.plain_entry(e hall.entry, told text, d hall.device) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT e.kind = 'receive' AND e.device = d.id AND e.counter = d.counter AND e.signature = ''
        AND e.format::text = guard.format() AND e.algorithm = guard.algorithm()
        AND length(e.body) <= guard.longest_body() AND e.id ~ ('^' || guard.id_shape() || '$')
        AND guard.told_text(e) = told
        AND encode(sha256(convert_to(told, 'UTF8')), 'hex') = e.hash AND guard.datable(e)
$$;

-- Whether a new case is what its entry may bring, and nothing else (guard.after, false_column), in
-- the very words of its row. Its names are sealed, so they stand empty under the hash.
CREATE FUNCTION guard.plain_case(
    e hall.entry, f jsonb, shown jsonb, n hall.case_file, targets text[]
) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT f -> 'case' @> guard.nameless() AND to_jsonb(n) = (f -> 'case') || shown
        AND shown - guard.personal() = '{}' AND f -> 'intervals' = '[]'
        AND f - ARRAY['case', 'materials', 'papers', 'intervals'] = '{}'
        AND n.id = e.case_id AND n.device = e.device AND n.counter = e.counter
        AND NOT n.flagged AND n.state = ANY (targets) AND guard.nobody_else(n, e.actor)
        AND guard.whole_case(n)
$$;

-- What a receipt by somebody must be, and who and when they were last on that device; no row where
-- they may make none. Whoever has a login of their own is there.
CREATE FUNCTION guard.receiving(
    who guard.caller, of_device text, actor text,
    OUT targets text[], OUT paper text, OUT last_seen timestamptz, OUT days interval
) LANGUAGE plpgsql STABLE AS $$
BEGIN
    SELECT r.targets, r.paper, CASE WHEN who.person = '' THEN
            (SELECT l.at FROM hall.presence l WHERE l.device = of_device AND l.person = actor)
            WHEN who.person = actor THEN 'infinity' END,
        guard.days_off_line()
    INTO targets, paper, last_seen, days
    FROM hall.rule r, LATERAL (
        SELECT nullif(value, '')::jsonb AS p FROM hall.reference
        WHERE kind = 'person' AND key = actor OFFSET 0) as_read
    WHERE r.kind = 'receive' AND guard.plain_rule(r) AND p ->> 'id' = actor
        AND (p ->> 'active')::boolean AND (r.helping OR p ->> 'staff_kind' <> 'hired')
        AND EXISTS (
            SELECT FROM jsonb_array_elements(p -> 'grants') g WHERE g ->> 0 = ANY (r.roles));
END $$;

-- All of them or none: null where one is not plain, and nothing is written then.
CREATE FUNCTION guard.take_receipts(
    d hall.device, sent jsonb[], who guard.caller, at timestamptz
) RETURNS jsonb[] LANGUAGE plpgsql AS $$
DECLARE
    actor text;
    may record;
    reported timestamptz := d.last_reported::timestamptz;
    before text := d.last_hash;
    parcel jsonb;
    told text;
    e hall.entry;
    whole jsonb;
    f jsonb;
    n hall.case_file;
    entries hall.entry[] := '{}';
    effects jsonb[] := '{}';
    cases hall.case_file[] := '{}';
    answers jsonb[] := '{}';
    rows_there bigint := 0;
BEGIN
    FOR place IN 1 .. cardinality(sent) LOOP
        parcel := sent[place];
        told := parcel ->> 'text';
        e := guard.receipt(told::jsonb, parcel, at);
        whole := e.body::jsonb;
        f := whole -> 'effect';
        n := jsonb_populate_record(NULL::hall.case_file, (f -> 'case') || (parcel -> 'shown'));
        IF place = 1 THEN
            actor := e.actor;
            may := guard.receiving(who, d.id, actor);
        END IF;
        IF NOT coalesce(e.sequence = d.last_sequence + place AND e.previous = before
                AND guard.plain_entry(e, told, d) AND guard.numbered_by(n.number, d)
                AND guard.plain_case(e, f, parcel -> 'shown', n, may.targets)
                AND guard.sound(whole - 'effect') AND n.version = 0
                AND e.actor = actor
                AND may.last_seen >= greatest(reported, guard.said_at(e)) - may.days
                AND (may.paper = '' OR jsonb_path_exists(f,
                    '$.papers[*] ? (@.kind == $kind && @.number != "")',
                    jsonb_build_object('kind', may.paper))), false) THEN
            RETURN NULL;
        END IF;
        n.version := 1;
        before := e.hash;
        entries := entries || e;
        effects := effects || f;
        cases := cases || n;
        answers := answers
            || jsonb_build_array(guard.answer(e.id, 'applied', NULL, 1)::text, false);
        rows_there := rows_there + coalesce(jsonb_array_length(f -> 'materials'), 0)
            + coalesce(jsonb_array_length(f -> 'papers'), 0);
    END LOOP;
    PERFORM guard.put_receipts(sent, entries, effects, cases, answers, rows_there);
    RETURN answers;
EXCEPTION
    WHEN integrity_constraint_violation OR cardinality_violation OR data_exception
        OR statement_too_complex THEN
        RETURN NULL;  -- guard.take finds out which one it was
END $$;

-- A receipt as it will stand in the journal, if it is taken.
CREATE FUNCTION guard.receipt(said jsonb, parcel jsonb, at timestamptz) RETURNS hall.entry
LANGUAGE plpgsql AS $$
DECLARE
    e hall.entry := jsonb_populate_record(NULL::hall.entry, said);
BEGIN
    e.hash := parcel ->> 'hash';
    e.signature := parcel ->> 'signature';
    e.outcome := 'applied';
    e.central_position := nextval('hall.feed_position_seq');
    e.central_time := guard.iso(at);
    e.case_version := 1;
    e.case_hash := guard.hex_digest(repeat('0', 64) || ':' || e.hash);
    RETURN e;
END $$;

-- The rows of receipts whose cases are whole. An id that is known already fails at its key; where
-- one was set apart, a case is erased, a paper may have a number of a body, or a row is not whole
-- and so left out, everything fails.
CREATE FUNCTION guard.put_receipts(
    sent jsonb[], entries hall.entry[], effects jsonb[], cases hall.case_file[], answers jsonb[],
    rows_there bigint
) RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    windows text[] := guard.window_states();
    put bigint;
    known boolean;
BEGIN
    WITH put_cases AS (
        INSERT INTO hall.case_file SELECT * FROM unnest(cases)
    ), put_entries AS (
        INSERT INTO hall.entry SELECT * FROM unnest(entries)
    ), said AS MATERIALIZED (
        SELECT parcel, f, answer ->> 0 AS answer, id, case_id, hash, counter, central_position
        FROM unnest(sent, effects, answers, entries) t (parcel, f, answer)
    ), put_feed AS (
        INSERT INTO hall.feed (position, entry_id, counter, was_at_window, at_window)
        SELECT central_position, id, counter, false, f #>> '{case,state}' = ANY (windows) FROM said
    ), put_materials AS (
        INSERT INTO hall.case_material SELECT m.*
        FROM said, jsonb_array_elements(f -> 'materials') raw,
            jsonb_populate_record(NULL::hall.case_material,
                raw || jsonb_build_object('case_id', case_id)) m
        WHERE to_jsonb(m) - 'case_id' = raw AND guard.whole_material(m)
        RETURNING 1
    ), put_papers AS (
        INSERT INTO hall.case_paper SELECT p.*
        FROM said, jsonb_array_elements(f -> 'papers') WITH ORDINALITY t (raw, nth),
            jsonb_populate_record(NULL::hall.case_paper,
                raw || jsonb_build_object('case_id', case_id, 'place', nth - 1)) p
        WHERE to_jsonb(p) - ARRAY['case_id', 'place'] = raw AND guard.whole_paper(p)
        RETURNING kind, number
    ), put_grams AS (
        INSERT INTO hall.name_gram (gram, case_id)
        SELECT substr(n.name_key, nth, 2), n.id
        FROM unnest(cases) n, generate_series(1, length(n.name_key) - 1) nth
        ON CONFLICT DO NOTHING  -- a name may have the same two letters twice
    ), put_keys AS (
        INSERT INTO hall.case_key (case_id, wrapped)
        SELECT case_id, parcel ->> 'wrapped_key' FROM said WHERE parcel ->> 'wrapped_key' <> ''
    ), put_answers AS (
        INSERT INTO hall.answered (entry_id, hash, outcome, answer)
        SELECT id, hash, 'applied', answer FROM said
    )
    SELECT (SELECT count(*) FROM put_materials) + (SELECT count(*) FROM put_papers),
        EXISTS (SELECT FROM said JOIN hall.quarantine q ON q.entry_id = said.id)
            OR EXISTS (SELECT FROM said JOIN hall.reference erased
                ON erased.kind = 'erased' AND erased.key = case_id)
            OR EXISTS (SELECT FROM put_papers p WHERE p.number <> '' AND (
                p.kind = ANY (guard.central_kinds())
                OR split_part(p.number, '〔', 1) LIKE ANY (guard.body_ends())))
    INTO put, known;
    IF known OR put IS DISTINCT FROM rows_there THEN
        RAISE data_exception;
    END IF;
END $$;
