-- What an entry in force makes of its case (app/domain/effects.py, erasing.py).

CREATE FUNCTION guard.put_rows(of_case text, effect jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF jsonb_array_length(effect -> 'materials') > 0 THEN
        PERFORM guard.put_materials(of_case, effect -> 'materials');
    END IF;
    IF jsonb_array_length(effect -> 'papers') > 0 THEN
        PERFORM guard.put_papers(of_case, effect -> 'papers');
    END IF;
    IF jsonb_array_length(effect -> 'intervals') > 0 THEN
        PERFORM guard.put_intervals(of_case, effect -> 'intervals');
    END IF;
END $$;

CREATE FUNCTION guard.put_grams(of_case text, name_key text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM hall.name_gram WHERE case_id = of_case;
    INSERT INTO hall.name_gram (gram, case_id)
    SELECT DISTINCT substr(name_key, at, 2), of_case
    FROM generate_series(1, length(name_key) - 1) at;
END $$;

CREATE FUNCTION guard.enforce(
    parcel jsonb, e hall.entry, effect jsonb, c hall.case_file, n hall.case_file,
    answer jsonb, at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    link text := repeat('0', 64);
BEGIN
    IF c.id IS NOT NULL THEN
        SELECT case_hash INTO link FROM hall.entry
        WHERE case_id = e.case_id AND case_version IS NOT NULL
        ORDER BY case_version DESC LIMIT 1;
    END IF;
    PERFORM guard.put_case(n, c);
    IF c.name_key IS DISTINCT FROM n.name_key THEN
        PERFORM guard.put_grams(n.id, n.name_key);
    END IF;
    PERFORM guard.put_rows(n.id, effect);
    INSERT INTO hall.feed (entry_id, counter, was_at_window, at_window)
    VALUES (e.id, n.counter, coalesce(c.state = ANY (guard.window_states()), false),
        n.state = ANY (guard.window_states()))
    RETURNING position INTO e.central_position;
    e.outcome := answer ->> 'outcome';
    e.central_time := guard.iso(at);
    e.case_version := n.version;
    e.case_hash := guard.hex_digest(link || ':' || e.hash);
    INSERT INTO hall.entry SELECT e.*;
    IF parcel ->> 'wrapped_key' <> '' AND NOT guard.erased(n.id) THEN
        INSERT INTO hall.case_key (case_id, wrapped) VALUES (n.id, parcel ->> 'wrapped_key')
        ON CONFLICT (case_id) DO NOTHING;
    END IF;
    RETURN guard.answered(e, answer || jsonb_build_object('version', n.version), at);
END $$;

-- The case after an effect; null where the effect is torn.
CREATE FUNCTION guard.after(c hall.case_file, effect jsonb) RETURNS hall.case_file
LANGUAGE plpgsql STABLE AS $$
DECLARE
    n hall.case_file;
BEGIN
    IF jsonb_typeof(effect -> 'case') IS DISTINCT FROM 'object'
        OR guard.part_torn(effect, 'materials', guard.material_columns())
        OR guard.part_torn(effect, 'papers', guard.paper_columns())
        OR guard.part_torn(effect, 'intervals', guard.interval_columns())
        OR (c.id IS NULL AND NOT effect -> 'case' ?& guard.case_columns()) THEN
        RETURN NULL;
    END IF;
    n := jsonb_populate_record(c, (effect -> 'case') - 'version');
    n.version := coalesce(c.version, 0) + 1;
    IF NOT guard.whole_case(n) OR NOT to_jsonb(n) @> (effect -> 'case') - 'version'
        OR NOT guard.whole_rows(effect) THEN
        RETURN NULL;
    END IF;
    RETURN n;
END $$;

-- A number of another counter would be taken before that counter gives it (numbers.numbered_by).
CREATE FUNCTION guard.numbered_by(number text, d hall.device) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT length(number) = 20 AND translate(number, '0123456789', '') = ''
        AND substr(number, 8, 5)
            = lpad(d.counter_number::text, 3, '0') || lpad(d.enrolment::text, 2, '0')
$$;

-- Names and their search forms, which the entry itself does not show: only those it sets.
CREATE FUNCTION guard.with_shown(n hall.case_file, effect jsonb, shown jsonb)
RETURNS hall.case_file LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN jsonb_populate_record(n, (
        SELECT coalesce(jsonb_object_agg(k, x), '{}') FROM jsonb_each(shown) each (k, x)
        WHERE k = ANY (guard.personal()) AND effect -> 'case' ? k));
END $$;

-- An erased case gets no names and no key back from a late entry.
CREATE FUNCTION guard.erased(of_case text) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM hall.reference WHERE kind = 'erased' AND key = of_case AND value <> '');
END $$;

-- The key of a case goes, its names and its scans: what is sealed under the key is read no more.
CREATE FUNCTION guard.erase(of_case text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    c hall.case_file;
BEGIN
    DELETE FROM hall.case_key WHERE case_id = of_case;
    DELETE FROM hall.name_gram WHERE case_id = of_case;
    SELECT * INTO c FROM hall.case_file WHERE id = of_case FOR UPDATE;
    PERFORM guard.put_case(jsonb_populate_record(c, (
        SELECT jsonb_object_agg(k, '') FROM unnest(guard.personal()) k)), c);
    DELETE FROM hall.scan_chunk WHERE case_id = of_case;
    DELETE FROM hall.scan WHERE case_id = of_case;
END $$;
