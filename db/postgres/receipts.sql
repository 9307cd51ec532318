-- Receipts handed in one after another, taken in one statement where nothing about them is out of
-- the ordinary: most of what a hall pushes. Whatever is, is left to guard.take, which alone says no.

-- How many receipts of one actor stand in a row from a place on. A hint by the first member of the
-- canonical text and by its kind: what they are is looked at later.
CREATE FUNCTION guard.receipts_from(sent jsonb[], first int) RETURNS int
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    place int := first;
    actor text := split_part(sent[first] ->> 'text', ',', 1);
    told text;
BEGIN
    LOOP
        told := sent[place] ->> 'text';
        EXIT WHEN NOT coalesce(
            starts_with(told, actor) AND told LIKE '%"kind":"receive"%', false);
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

-- Whether an entry is made by who is there and may: the actor of all of them, standing so (s).
CREATE FUNCTION guard.plain_actor(
    e jsonb, r hall.rule, s guard.standing, last_seen timestamptz, reported timestamptz,
    days interval
) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT e ->> 'actor' = s.person AND s.active AND s.roles && r.roles
        AND (r.helping OR NOT s.hired)
        AND last_seen >= greatest(reported, (e ->> 'device_time')::timestamptz
            + (e ->> 'offset_ms')::bigint * interval '1 millisecond') - days
$$;

-- When the device saw the person last; always, where it is the person's own login.
CREATE FUNCTION guard.last_seen(who guard.caller, of_device text, actor text) RETURNS timestamptz
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF who.person <> '' THEN
        RETURN CASE WHEN who.person = actor THEN 'infinity' END;
    END IF;
    RETURN (SELECT at FROM hall.presence WHERE device = of_device AND person = actor);
END $$;

-- All of them or none: null where one is not plain, and nothing is written then.
CREATE FUNCTION guard.take_receipts(
    d hall.device, sent jsonb[], who guard.caller, at timestamptz
) RETURNS jsonb[] LANGUAGE plpgsql AS $$
DECLARE
    r hall.rule;
    s guard.standing;
    last_seen timestamptz;
    reported timestamptz := d.last_reported::timestamptz;
    days interval := guard.days_off_line();
    before text := d.last_hash;
    parcel jsonb;
    e jsonb;
    f jsonb;
    n hall.case_file;
    entries jsonb[] := '{}';
    effects jsonb[] := '{}';
    cases hall.case_file[] := '{}';
    rows_there bigint := 0;
BEGIN
    SELECT * INTO r FROM hall.rule WHERE kind = 'receive';
    IF NOT guard.plain_rule(r) THEN
        RETURN NULL;
    END IF;
    FOR place IN 1 .. cardinality(sent) LOOP
        parcel := sent[place];
        e := (parcel ->> 'text')::jsonb;
        f := (e ->> 'body')::jsonb -> 'effect';
        n := jsonb_populate_record(NULL::hall.case_file,
            (f -> 'case') || (parcel -> 'shown') || '{"version": 1}');
        IF place = 1 THEN
            s := guard.standing(e ->> 'actor');
            last_seen := guard.last_seen(who, d.id, e ->> 'actor');
        END IF;
        IF NOT coalesce((e ->> 'sequence')::bigint = d.last_sequence + place
                AND e ->> 'previous' = before
                AND guard.plain_entry(e, parcel ->> 'text', parcel ->> 'hash', d.id)
                AND e ->> 'counter' = d.counter AND guard.numbered_by(n.number, d)
                AND f -> 'intervals' = '[]'
                AND guard.plain_case(e, f, parcel -> 'shown', n, r.targets)
                AND guard.whole_case(n)
                AND guard.plain_actor(e, r, s, last_seen, reported, days)
                AND (r.paper = '' OR jsonb_path_exists(f,
                    '$.papers[*] ? (@.kind == $kind && @.number != "")',
                    jsonb_build_object('kind', r.paper))), false) THEN
            RETURN NULL;
        END IF;
        before := parcel ->> 'hash';
        entries := entries || e;
        effects := effects || f;
        cases := cases || n;
        rows_there := rows_there + coalesce(jsonb_array_length(f -> 'materials'), 0)
            + coalesce(jsonb_array_length(f -> 'papers'), 0);
    END LOOP;
    RETURN guard.put_receipts(sent, entries, effects, cases, rows_there, at);
EXCEPTION
    WHEN integrity_constraint_violation OR cardinality_violation OR data_exception
        OR statement_too_complex THEN
        RETURN NULL;  -- guard.take finds out which one it was
END $$;

-- The rows of receipts whose cases are whole. An id that is known already fails at its key; where
-- one was set apart, a case is erased, a paper has a number of a body, or a row is not whole and so
-- left out, everything fails.
CREATE FUNCTION guard.put_receipts(
    sent jsonb[], entries jsonb[], effects jsonb[], cases hall.case_file[], rows_there bigint,
    at timestamptz
) RETURNS jsonb[] LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
    at_text text := guard.iso(at);
    windows text[] := guard.window_states();
    prefixes text[] := guard.body_prefixes();
    answers jsonb[];
    put bigint;
    known boolean;
BEGIN
    WITH put_cases AS (
        INSERT INTO hall.case_file SELECT * FROM unnest(cases)
    ), said AS MATERIALIZED (
        SELECT place, parcel, parcel ->> 'hash' AS hash, e, f, e ->> 'id' AS id,
            e ->> 'case_id' AS case_id,
            guard.answer(e ->> 'id', 'applied', NULL, 1)::text AS answer
        FROM unnest(sent, entries, effects) WITH ORDINALITY t (parcel, e, f, place)
    ), put_materials AS (
        INSERT INTO hall.case_material SELECT m.*
        FROM said, jsonb_array_elements(f -> 'materials') raw,
            jsonb_populate_record(NULL::hall.case_material,
                raw || jsonb_build_object('case_id', case_id)) m
        WHERE raw ?& guard.material_columns() AND guard.whole_material(m)
        RETURNING 1
    ), put_papers AS (
        INSERT INTO hall.case_paper SELECT p.*
        FROM said, jsonb_array_elements(f -> 'papers') WITH ORDINALITY t (raw, nth),
            jsonb_populate_record(NULL::hall.case_paper,
                raw || jsonb_build_object('case_id', case_id, 'place', nth - 1)) p
        WHERE raw ?& guard.paper_columns() AND guard.whole_paper(p)
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
    ), fed AS (
        INSERT INTO hall.feed (entry_id, counter, was_at_window, at_window)
        SELECT id, e ->> 'counter', false, f #>> '{case,state}' = ANY (windows)
        FROM said ORDER BY place
        RETURNING entry_id, position
    ), put_entries AS (
        INSERT INTO hall.entry SELECT o.* FROM said JOIN fed ON entry_id = id,
            jsonb_populate_record(NULL::hall.entry, e || jsonb_build_object('hash', hash,
                'signature', parcel -> 'signature', 'outcome', 'applied',
                'central_position', position, 'central_time', at_text, 'case_version', 1,
                'case_hash', guard.hex_digest(repeat('0', 64) || ':' || hash))) o
    )
    SELECT array_agg(jsonb_build_array(answer, false) ORDER BY place),
        (SELECT count(*) FROM put_materials) + (SELECT count(*) FROM put_papers),
        EXISTS (SELECT FROM said JOIN hall.quarantine q ON q.entry_id = said.id)
            OR EXISTS (SELECT FROM said JOIN hall.reference erased
                ON erased.kind = 'erased' AND erased.key = case_id)
            OR EXISTS (SELECT FROM put_papers p WHERE guard.of_a_body(p.kind, p.number, prefixes))
    INTO answers, put, known
    FROM said;
    IF known OR put IS DISTINCT FROM rows_there THEN
        RAISE data_exception;
    END IF;
    RETURN answers;
END $$;
