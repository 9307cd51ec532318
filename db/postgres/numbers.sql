-- Numbers of papers in the series of a body: taken for an entry, void, held against what comes in.

CREATE FUNCTION api.take_number(series text, entry_id text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    taken bigint;
BEGIN
    PERFORM guard.need('{acceptor,reviewer,chief,deputy,issuer}');
    IF length(series) > 200 OR length(entry_id) > 100 THEN
        PERFORM guard.refuse(guard.no('centre.no_right', 'login', session_user));
    END IF;
    PERFORM guard.need_series(series);
    INSERT INTO hall.central_series AS s (key, last) VALUES (series, 0)
    ON CONFLICT (key) DO UPDATE SET last = s.last;  -- locks the series
    SELECT number INTO taken FROM hall.central_number n
    WHERE n.key = series AND n.entry_id = take_number.entry_id;
    IF taken IS NULL THEN
        UPDATE hall.central_series SET last = last + 1 WHERE key = series
        RETURNING last INTO taken;
        INSERT INTO hall.central_number (key, number, entry_id, taken_at)
        VALUES (series, taken, take_number.entry_id, guard.iso(hall.instant()));
    END IF;
    RETURN taken;
END $$;

-- Only bodies have series here, of this year and those beside it (app/domain/body_numbers.py).
CREATE FUNCTION guard.need_series(series text) RETURNS void LANGUAGE plpgsql STABLE AS $$
DECLARE
    this_year int := extract(year FROM guard.civil_date(hall.instant()));
BEGIN
    IF NOT EXISTS (
        SELECT FROM unnest(guard.body_prefixes()) prefix,
            generate_series(this_year - 1, this_year + 1) each_year
        WHERE series = concat_ws(':', 'paper', prefix, each_year)) THEN
        PERFORM guard.refuse(guard.no('centre.no_series', 'series', series));
    END IF;
END $$;

CREATE FUNCTION api.void_numbers(entry_id text, reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.known_login();
    PERFORM guard.void_numbers(entry_id, reason, session_user);
END $$;

CREATE FUNCTION guard.void_numbers(for_entry text, reason text, under text DEFAULT NULL)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE hall.central_number SET void_reason = left(reason, 200)
    WHERE entry_id = for_entry AND void_reason = '' AND taken_under = coalesce(under, taken_under)
    AND NOT EXISTS (
        SELECT FROM hall.entry WHERE id = for_entry AND central_position IS NOT NULL);
END $$;

-- -- numbers on papers that come in (app/domain/body_numbers.py, which says why)

CREATE FUNCTION guard.body_prefixes() RETURNS text[] LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN ARRAY(SELECT (value::jsonb ->> 'short_name') || mark
        FROM hall.reference, unnest(guard.body_marks()) mark
        WHERE kind = 'body' AND value <> '');
END $$;

CREATE FUNCTION guard.of_a_body(kind text, number text, prefixes text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT number <> '' AND (kind = ANY (guard.central_kinds())
        OR split_part(number, '〔', 1) = ANY (prefixes))
$$;

CREATE FUNCTION guard.holds(series text, serial bigint, of_entry text) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM hall.central_number
        WHERE key = series AND number = serial AND entry_id = of_entry AND void_reason = '');
END $$;

-- Whether the centre may have given a number between the backup and the restore: near the last one
-- it knows, and nobody's. Locks the series, which is a body's or known already.
CREATE FUNCTION guard.forgotten(series text, serial bigint, of_a_body boolean) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    restored text := (SELECT value FROM hall.centre WHERE key = 'restored_at');
    kept bigint;
    known bigint;
BEGIN
    SELECT coalesce(max(number), 0) INTO kept FROM hall.central_number n
    WHERE n.key = series AND n.taken_at <= restored;
    IF serial > kept + guard.most_lost() OR NOT (coalesce(of_a_body, false)
        OR EXISTS (SELECT FROM hall.central_series WHERE key = series)) THEN
        RETURN false;
    END IF;
    INSERT INTO hall.central_series AS s (key, last) VALUES (series, 0)
    ON CONFLICT (key) DO UPDATE SET last = s.last RETURNING last INTO known;
    RETURN serial > known OR EXISTS (SELECT FROM hall.central_number n
        WHERE n.key = series AND n.number = serial AND n.void_reason = guard.restored()
            AND n.entry_id = concat(guard.restored(), ':', serial));
END $$;

-- A lost number is its entry's; those it skips are void until their own entry comes.
CREATE FUNCTION guard.adopt(of_entry text, series text, serial bigint, at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    known bigint := (SELECT last FROM hall.central_series WHERE key = series);
BEGIN
    IF serial <= known THEN
        UPDATE hall.central_number
        SET entry_id = of_entry, taken_at = guard.iso(at), taken_under = session_user,
            void_reason = ''
        WHERE key = series AND number = serial;
        RETURN;
    END IF;
    INSERT INTO hall.central_number (key, number, entry_id, taken_at, void_reason)
    SELECT series, n, concat(guard.restored(), ':', n), guard.iso(at), guard.restored()
    FROM generate_series(known + 1, serial - 1) n
    ON CONFLICT DO NOTHING;
    UPDATE hall.central_series SET last = serial WHERE key = series;
    INSERT INTO hall.central_number (key, number, entry_id, taken_at)
    VALUES (series, serial, of_entry, guard.iso(at));
END $$;

-- Who may bring back what a restored centre forgot waits for its turn before it locks a case or a
-- series: batches name both in any order. It lasts as long as such numbers are believed.
CREATE FUNCTION guard.wait_to_adopt(restored timestamptz, sent jsonb[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF guard.lost_at_restore(restored) AND EXISTS (
            SELECT FROM unnest(sent) parcel, (
                SELECT unnest(guard.body_prefixes())
                UNION SELECT split_part(key, ':', 2) FROM hall.central_series) of_body (prefix)
            WHERE strpos(parcel ->> 'text', prefix || '〔') > 0) THEN
        PERFORM FROM hall.centre WHERE key = 'restored_at' FOR NO KEY UPDATE;
    END IF;
END $$;

-- Why a number in an entry is not one that the centre gave for it; null: all are. Numbers that a
-- restored centre forgot are adopted, all of the entry or none.
CREATE FUNCTION guard.number_gap(e hall.entry, effect jsonb, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    prefixes text[];
    paper jsonb;
    parts text[];
    series text;
    serial bigint;
    adopting text[] := '{}';
    serials bigint[] := '{}';
BEGIN
    IF NOT EXISTS (SELECT FROM guard.rows_of(effect, 'papers')) THEN
        RETURN NULL;
    END IF;
    prefixes := guard.body_prefixes();
    FOR paper IN SELECT r FROM guard.rows_of(effect, 'papers') r
        WHERE guard.of_a_body(r ->> 'kind', r ->> 'number', prefixes) AND NOT EXISTS (
            SELECT FROM hall.case_paper p WHERE p.case_id = e.case_id AND p.id = r ->> 'id'
                AND p.kind = r ->> 'kind' AND p.number = r ->> 'number')
    LOOP
        parts := regexp_match(
            paper ->> 'number', '^([^〔]+)〔([0-9]{4})〕([1-9][0-9]{0,8})号$');
        series := concat_ws(':', 'paper', parts[1], parts[2]::int);
        serial := parts[3]::bigint;
        IF guard.holds(series, serial, e.id) THEN
            CONTINUE;
        ELSIF parts IS NULL OR parts[2] <> left(paper ->> 'issued_on', 4)
            OR paper ->> 'entry' <> e.id AND paper ->> 'replaces' = ''
            OR NOT guard.lost_at_restore(guard.made(e)) THEN
            RETURN guard.no('sync.number_not_given', 'number', paper ->> 'number');
        ELSIF NOT guard.forgotten(series, serial, parts[1] = ANY (prefixes)) THEN
            RETURN guard.no('sync.number_not_given', 'number', paper ->> 'number');
        END IF;
        adopting := adopting || series;
        serials := serials || serial;
    END LOOP;
    FOR place IN 1 .. cardinality(serials) LOOP
        IF NOT guard.holds(adopting[place], serials[place], e.id) THEN
            PERFORM guard.adopt(e.id, adopting[place], serials[place], at);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
