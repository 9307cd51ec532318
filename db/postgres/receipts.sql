-- Receipts handed in one after another, taken in one statement where nothing about them is out of
-- the ordinary: most of what a hall pushes. Whatever is, is left to guard.take, which alone says no.

-- How many receipts stand in a row from a place on. A hint: what they are is looked at later.
CREATE FUNCTION guard.receipts_from(sent jsonb[], first int) RETURNS int
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    place int := first;
BEGIN
    WHILE place <= cardinality(sent)
        AND strpos(sent[place] ->> 'text', '"kind":"receive"') > 0 LOOP
        place := place + 1;
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

-- Whether an entry e, told as that text, is sound and the device's own (guard.fault).
CREATE FUNCTION guard.plain_entry(e jsonb, told text, hash text, of_device text) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT e ->> 'kind' = 'receive' AND e ->> 'device' = of_device
        AND e ->> 'format' = guard.format() AND e ->> 'algorithm' = guard.algorithm()
        AND length(e ->> 'body') <= guard.longest_body()
        AND e ->> 'id' ~ ('^' || guard.id_shape() || '$')
        AND guard.hashed_text(e) = told
        AND encode(sha256(convert_to(told, 'UTF8')), 'hex') = hash
        AND guard.is_instant(e ->> 'device_time')
$$;

-- Whether a new case is what its entry e may bring, and nothing else (guard.after, false_column).
CREATE FUNCTION guard.plain_case(e jsonb, f jsonb, shown jsonb, n hall.case_file, targets text[])
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT f -> 'case' ?& guard.case_columns() AND guard.names_there(f -> 'case')
        AND shown - guard.personal() = '{}'
        AND n.id = e ->> 'case_id' AND n.device = e ->> 'device' AND n.counter = e ->> 'counter'
        AND NOT n.flagged AND n.state = ANY (targets) AND guard.nobody_else(n, e ->> 'actor')
$$;

-- All of them or none: null where one is not plain, and nothing is written then.
CREATE FUNCTION guard.take_receipts(
    INOUT d hall.device, sent jsonb[], who guard.caller, at timestamptz, OUT answers jsonb[]
) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    r hall.rule;
    of_device text := d.id;
    last_sequence bigint := d.last_sequence;
    last_hash text := d.last_hash;
    person text := who.person;
    of_counter text := d.counter;
    reported timestamptz := d.last_reported::timestamptz;
    days interval := guard.days_off_line();
    at_text text := guard.iso(at);
    windows text[] := guard.window_states();
BEGIN
    SELECT * INTO r FROM hall.rule WHERE kind = 'receive';
    IF NOT guard.plain_rule(r) THEN
        RETURN;
    END IF;
    WITH said AS MATERIALIZED (
        SELECT place, parcel, parcel ->> 'text' AS told, parcel ->> 'hash' AS hash,
            coalesce(lag(parcel ->> 'hash') OVER (ORDER BY place), last_hash) AS before,
            e, (e ->> 'body')::jsonb -> 'effect' AS f
        FROM unnest(sent) WITH ORDINALITY t (parcel, place),
            LATERAL (SELECT (parcel ->> 'text')::jsonb AS e OFFSET 0) as_read
    ), made AS MATERIALIZED (
        SELECT place, n FROM said,
            jsonb_populate_record(NULL::hall.case_file,
                (f -> 'case') || (parcel -> 'shown') || '{"version": 1}') n
    ), materials AS MATERIALIZED (
        SELECT m, raw FROM said, jsonb_array_elements(f -> 'materials') raw,
            jsonb_populate_record(NULL::hall.case_material,
                raw || jsonb_build_object('case_id', e -> 'case_id')) m
    ), papers AS MATERIALIZED (
        SELECT said.place, p, raw
        FROM said, jsonb_array_elements(f -> 'papers') WITH ORDINALITY t (raw, nth),
            jsonb_populate_record(NULL::hall.case_paper,
                raw || jsonb_build_object('case_id', e -> 'case_id', 'place', nth - 1)) p
    ), staff AS MATERIALIZED (
        SELECT actor, guard.standing(actor) AS s
        FROM (SELECT DISTINCT e ->> 'actor' AS actor FROM said) actors
    ), verdict AS MATERIALIZED (
        SELECT count(*) = cardinality(sent) AND bool_and(coalesce(
                (e ->> 'sequence')::bigint = last_sequence + place
                AND e ->> 'previous' = before
                AND guard.plain_entry(e, told, hash, of_device) AND e ->> 'counter' = of_counter
                AND guard.numbered_by((n).number, of_device)
                AND f -> 'intervals' = '[]'
                AND guard.plain_case(e, f, parcel -> 'shown', n, r.targets) AND guard.whole_case(n)
                AND (s).active AND (s).roles && r.roles AND (r.helping OR NOT (s).hired)
                AND (person = actor OR person = '' AND EXISTS (
                    SELECT FROM hall.presence
                    WHERE device = of_device AND person = actor
                        AND at >= greatest(reported, (e ->> 'device_time')::timestamptz
                            + (e ->> 'offset_ms')::bigint * interval '1 millisecond') - days))
                AND (r.paper = '' OR EXISTS (SELECT FROM papers
                    WHERE papers.place = said.place AND (p).kind = r.paper AND (p).number <> '')),
            false))
            AND NOT EXISTS (SELECT FROM materials
                WHERE NOT raw ?& guard.material_columns() OR NOT guard.whole_material(m))
            AND NOT EXISTS (SELECT FROM papers
                WHERE NOT raw ?& guard.paper_columns() OR NOT guard.whole_paper(p))
            AND NOT EXISTS (SELECT FROM said JOIN hall.answered a ON a.entry_id = e ->> 'id')
            AND NOT EXISTS (SELECT FROM said JOIN hall.quarantine q ON q.entry_id = e ->> 'id')
            AND NOT EXISTS (SELECT FROM said JOIN hall.entry o ON o.id = e ->> 'id')
            AND NOT EXISTS (SELECT FROM said JOIN hall.reference erased
                ON erased.kind = 'erased' AND erased.key = e ->> 'case_id')
            AS plain
        FROM said JOIN made USING (place) JOIN staff ON actor = e ->> 'actor'
    ), plain AS MATERIALIZED (
        SELECT said.*, n, guard.answer(e ->> 'id', 'applied', NULL, 1)::text AS answer
        FROM said JOIN made USING (place) WHERE (SELECT plain FROM verdict)
    ), put_cases AS (
        INSERT INTO hall.case_file SELECT (n).* FROM plain
    ), put_materials AS (
        INSERT INTO hall.case_material SELECT (m).* FROM materials
        WHERE (SELECT plain FROM verdict)
    ), put_papers AS (
        INSERT INTO hall.case_paper SELECT (p).* FROM papers WHERE (SELECT plain FROM verdict)
    ), put_grams AS (
        INSERT INTO hall.name_gram (gram, case_id)
        SELECT DISTINCT substr((n).name_key, nth, 2), (n).id
        FROM plain, generate_series(1, length((n).name_key) - 1) nth
    ), put_keys AS (
        INSERT INTO hall.case_key (case_id, wrapped)
        SELECT (n).id, parcel ->> 'wrapped_key' FROM plain WHERE parcel ->> 'wrapped_key' <> ''
    ), put_answers AS (
        INSERT INTO hall.answered (entry_id, hash, outcome, answer)
        SELECT e ->> 'id', hash, 'applied', answer FROM plain
    ), fed AS (
        INSERT INTO hall.feed (entry_id, counter, was_at_window, at_window)
        SELECT e ->> 'id', (n).counter, false, (n).state = ANY (windows) FROM plain ORDER BY place
        RETURNING entry_id, position
    ), put_entries AS (
        INSERT INTO hall.entry SELECT o.* FROM plain JOIN fed ON entry_id = e ->> 'id',
            jsonb_populate_record(NULL::hall.entry, e || jsonb_build_object('hash', hash,
                'signature', parcel -> 'signature', 'outcome', 'applied',
                'central_position', position, 'central_time', at_text, 'case_version', 1,
                'case_hash', guard.hex_digest(repeat('0', 64) || ':' || hash))) o
    )
    SELECT array_agg(jsonb_build_array(answer, false) ORDER BY place) INTO answers FROM plain;
    IF answers IS NOT NULL THEN
        d.last_sequence := last_sequence + cardinality(sent);
        d.last_hash := sent[cardinality(sent)] ->> 'hash';
    END IF;
EXCEPTION
    WHEN integrity_constraint_violation OR cardinality_violation OR data_exception
        OR statement_too_complex THEN
        answers := NULL;  -- guard.take finds out which one it was
END $$;
