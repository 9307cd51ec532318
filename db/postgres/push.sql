-- Taking a batch (db/receiving.py in SQL): each entry by itself, once, its answer stays the same.

-- Somebody's row of the staff list in columns. Null where it is torn or empty: nobody. They see cases
-- by the roles whose desk looks at them: an officer sees none, nor does a head who has no desk.
CREATE FUNCTION guard.as_staff(r_key text, said text) RETURNS hall.staff
LANGUAGE sql IMMUTABLE AS $$
    SELECT r_key, p ->> 'name', (p ->> 'active')::boolean, p ->> 'staff_kind' = 'hired',
        guard.grants_of(p),
        ARRAY(SELECT DISTINCT g ->> 0 FROM jsonb_array_elements(p -> 'grants') g ORDER BY 1),
        ARRAY(SELECT DISTINCT CASE WHEN g ->> 0 = ANY (guard.seeing_all()) THEN '' ELSE g ->> 1 END
            FROM jsonb_array_elements(p -> 'grants') g
            WHERE g ->> 0 = ANY (guard.seeing()) ORDER BY 1)
    FROM guard.person_said(r_key, said) p WHERE p IS NOT NULL
$$;

CREATE FUNCTION guard.as_letter(r_key text, said text) RETURNS hall.letter
LANGUAGE sql STABLE AS $$
    SELECT r_key, l ->> 'number', l ->> 'body', l ->> 'person',
        ARRAY(SELECT jsonb_array_elements_text(l -> 'powers')),
        ARRAY(SELECT jsonb_array_elements_text(l -> 'items')),
        (l ->> 'valid_from')::date, (l ->> 'valid_until')::date, (l ->> 'revoked_on')::date
    FROM (SELECT nullif(said, '')::jsonb AS l) as_read WHERE l IS NOT NULL
$$;

-- A trigger of hall.reference, which keeps its persons and letters in columns.
CREATE FUNCTION guard.in_columns() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    r hall.reference := coalesce(NEW, OLD);
    said text := NEW.value;  -- of a row that is gone nothing is said
BEGIN
    IF r.kind = 'person' THEN
        DELETE FROM hall.staff WHERE person = r.key;
        INSERT INTO hall.staff SELECT s.* FROM guard.as_staff(r.key, said) s WHERE s.person <> '';
    ELSIF r.kind = 'letter' THEN
        DELETE FROM hall.letter WHERE key = r.key;
        INSERT INTO hall.letter SELECT l.* FROM guard.as_letter(r.key, said) l WHERE l.key <> '';
    END IF;
    RETURN NULL;
END $$;

-- One reference row for every counter to pull.
CREATE FUNCTION guard.publish(r_kind text, r_key text, r_value text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    place bigint;
BEGIN
    INSERT INTO hall.feed (kind, key) VALUES (r_kind, r_key) RETURNING position INTO place;
    INSERT INTO hall.reference AS known (kind, key, value, position)
    VALUES (r_kind, r_key, r_value, place)
    ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, position = excluded.position;
END $$;

CREATE FUNCTION guard.task(of_case text, answer jsonb, at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hall.task (entry_id, case_id, outcome, answer, opened_at)
    VALUES (answer ->> 'entry_id', of_case, answer ->> 'outcome', answer::text, guard.iso(at))
    ON CONFLICT ON CONSTRAINT pk_task DO NOTHING;
END $$;

CREATE FUNCTION guard.answer(
    entry_id text, outcome text, why jsonb, version bigint DEFAULT 0, against jsonb DEFAULT '[]'
) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('entry_id', entry_id, 'outcome', outcome, 'why', why,
        'version', version, 'against', against)
$$;

-- said: the entry as it came, with its hash and signature
CREATE FUNCTION guard.set_apart(
    said jsonb, why jsonb, at timestamptz, outcome text DEFAULT 'quarantined'
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    answer jsonb := guard.answer(said ->> 'id', outcome, why);
BEGIN
    INSERT INTO hall.quarantine (entry_id, device, sequence, hash, entry, answer, taken_at)
    VALUES (said ->> 'id', said ->> 'device',
        least((said ->> 'sequence')::numeric, 9223372036854775807)::bigint,
        said ->> 'hash',
        (CASE WHEN length(said ->> 'body') > guard.longest_body()
            THEN said || '{"body": ""}' ELSE said END)::text,
        answer::text, guard.iso(at));
    IF outcome = 'quarantined' THEN
        PERFORM guard.task(said ->> 'case_id', answer, at);
    END IF;
    RETURN answer;
END $$;

CREATE FUNCTION guard.answered(
    e hall.entry, answer jsonb, at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hall.answered (entry_id, hash, outcome, answer)
    VALUES (e.id, e.hash, answer ->> 'outcome', answer::text);
    IF answer ->> 'outcome' <> 'applied' THEN
        PERFORM guard.task(e.case_id, answer, at);
    END IF;
    RETURN answer;
END $$;

CREATE FUNCTION guard.decline(e hall.entry, answer jsonb, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    e.outcome := answer ->> 'outcome';
    e.central_time := guard.iso(at);
    INSERT INTO hall.entry SELECT e.*;
    PERFORM guard.void_numbers(e.id, coalesce(answer #>> '{why,code}', e.outcome));
    RETURN guard.answered(e, answer, at);
END $$;

-- The id is known, but not this payload: forged, or the clock's own written twice. Null: unknown.
CREATE FUNCTION guard.other_payload(said jsonb, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    first hall.entry;
BEGIN
    SELECT * INTO first FROM hall.entry WHERE id = said ->> 'id';
    IF NOT FOUND THEN
        RETURN NULL;
    ELSIF said ->> 'kind' = first.kind AND said ->> 'case_id' = first.case_id
        AND first.kind IN ('deem', 'redate') THEN
        RETURN guard.set_apart(said, guard.no(CASE first.kind
            WHEN 'deem' THEN 'sync.deemed_twice' ELSE 'sync.redated_twice' END), at, 'duplicate');
    END IF;
    RETURN guard.set_apart(said, guard.no('sync.other_payload', 'id', first.id), at);
END $$;

-- What is wrong with an entry, told as that text, that is next in its device's chain; null: nothing.
-- The text is the very one that is hashed: told otherwise, 131072 digits need nine letters.
CREATE FUNCTION guard.fault(said jsonb, told text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF said ->> 'format' <> guard.format() OR said ->> 'algorithm' <> guard.algorithm() THEN
        RETURN guard.no('journal.foreign_format', 'id', said ->> 'id');
    ELSIF length(said ->> 'body') > guard.longest_body() THEN
        RETURN guard.no('journal.too_large', 'id', said ->> 'id');
    ELSIF said ->> 'id' !~ ('^' || guard.id_shape() || '$') THEN
        RETURN guard.no('journal.torn', 'id', said ->> 'id');
    ELSIF guard.hashed_text(said) IS DISTINCT FROM told
        OR guard.hex_digest(told) IS DISTINCT FROM said ->> 'hash' THEN
        RETURN guard.no('journal.altered', 'device', said ->> 'device',
            'sequence', said ->> 'sequence');
    END IF;
    RETURN NULL;
END $$;

-- Whatever time an entry claims: the device had nothing left to report when it last said so.
CREATE FUNCTION guard.made(e hall.entry) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN greatest(guard.said_at(e),
        (SELECT last_reported::timestamptz FROM hall.device WHERE id = e.device));
END $$;

-- Whether this login may hand this in: the server checks no signature, it knows who logged in.
CREATE FUNCTION guard.login_gap(
    who guard.caller, e hall.entry, r hall.rule
) RETURNS guard.verdict LANGUAGE plpgsql STABLE AS $$
DECLARE
    made timestamptz;
BEGIN
    IF r.by_itself THEN
        RETURN NULL;
    ELSIF who.person <> '' THEN
        IF who.person <> e.actor THEN
            PERFORM guard.refuse(guard.no('sync.not_own_login', 'who', e.actor));
        END IF;
        RETURN NULL;
    END IF;
    made := guard.made(e);
    IF r.own_login AND NOT guard.lost_at_restore(made) THEN
        RETURN guard.says('refused', guard.no('sync.own_login', 'person', e.actor));
    END IF;
    IF NOT EXISTS (
        SELECT FROM hall.presence p WHERE p.device = e.device AND p.person = e.actor
            AND p.at >= made - guard.days_off_line()) THEN
        RETURN guard.says('quarantined', guard.no('sync.not_logged_in', 'person', e.actor));
    END IF;
    RETURN NULL;
END $$;

-- -- an entry in force

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

CREATE FUNCTION guard.judged(
    parcel jsonb, said jsonb, e hall.entry, d hall.device, who guard.caller, at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    r hall.rule;
    c hall.case_file;
    n hall.case_file;
    s hall.staff;
    effect jsonb;
    since hall.entry[] := '{}';
    v guard.verdict;
    wrong text;
    against jsonb := '[]';
    not_given jsonb;
BEGIN
    IF NOT coalesce(guard.datable(e) AND guard.sound(e.body::jsonb)
        AND NOT guard.has_fraction(e.body), false) THEN
        RETURN guard.set_apart(said, guard.no('journal.torn', 'id', e.id), at);
    END IF;
    SELECT * INTO r FROM hall.rule WHERE kind = e.kind;
    IF NOT FOUND THEN
        RETURN guard.set_apart(said, guard.no('sync.unknown_kind', 'kind', e.kind), at);
    END IF;
    SELECT * INTO s FROM hall.staff WHERE person = e.actor;
    IF s.person IS NULL AND NOT r.by_itself THEN
        RETURN guard.set_apart(said, guard.no('sync.unknown_person', 'person', e.actor), at);
    ELSIF s.person IS NOT NULL AND r.by_itself THEN
        RETURN guard.set_apart(said, guard.no('sync.not_the_clock', 'person', s.name), at);
    END IF;
    v := guard.login_gap(who, e, r);
    IF v.outcome = 'quarantined' THEN
        RETURN guard.set_apart(said, v.why, at);
    ELSIF v.outcome IS NOT NULL THEN
        RETURN guard.decline(e, guard.answer(e.id, v.outcome, v.why), at);
    ELSIF e.kind = 'admin' THEN
        RETURN guard.changed(parcel, said, e, s, at);
    ELSIF e.kind = 'read' THEN
        RETURN guard.seen(said, e, s, at);
    ELSIF e.kind = 'attest' THEN
        RETURN guard.attested(said, e, s, at);
    END IF;
    SELECT * INTO c FROM hall.case_file WHERE id = e.case_id FOR UPDATE;
    IF (c.id IS NULL) <> (e.kind = 'receive') THEN
        RETURN guard.set_apart(said, guard.no(CASE WHEN c.id IS NULL
            THEN 'sync.no_case' ELSE 'sync.case_exists' END, 'case', e.case_id), at);
    END IF;
    -- Another connection may have brought the same id while this one waited for the case.
    IF c.id IS NOT NULL AND EXISTS (SELECT FROM hall.entry WHERE id = e.id) THEN
        RETURN guard.other_payload(said, at);
    END IF;
    effect := guard.effect(e.body);
    n := guard.after(c, effect);
    IF n.id IS NULL THEN
        RETURN guard.set_apart(said, guard.no('journal.torn', 'id', e.id), at);
    ELSIF n.id <> e.case_id OR (c.id IS NULL
        AND (n.device <> e.device OR n.counter <> e.counter)) THEN
        RETURN guard.set_apart(said, guard.no('sync.false_case', 'case', e.case_id), at);
    END IF;
    wrong := guard.false_column(e, effect, r, c);
    IF wrong IS NOT NULL THEN
        RETURN guard.set_apart(said, guard.no('sync.false_column', 'column', wrong), at);
    ELSIF guard.key_is_former(e) THEN
        RETURN guard.set_apart(said, guard.no('journal.signature', 'person', s.name), at);
    END IF;
    IF c.version > e.expected THEN
        since := ARRAY(SELECT o FROM hall.entry o
            WHERE case_id = e.case_id AND case_version > e.expected ORDER BY case_version);
    END IF;
    v := guard.judge(e, effect, r, c, n, s, since);
    IF v.outcome = 'duplicate' THEN
        RETURN guard.set_apart(said, v.why, at, v.outcome);
    ELSIF v.outcome <> 'applied' THEN
        against := (SELECT coalesce(jsonb_agg(guard.plain(o)), '[]') FROM unnest(since) o);
    END IF;
    -- Also of an act that is declined: what was printed before a restore is not given again.
    not_given := guard.number_gap(e, effect, at);
    IF v.outcome NOT IN ('applied', 'flagged') THEN
        RETURN guard.decline(e, guard.answer(e.id, v.outcome, v.why, 0, against), at);
    END IF;
    IF v.outcome = 'flagged' THEN
        IF c.id IS NOT NULL AND guard.stands(r, c.state) THEN
            effect := jsonb_set(effect, '{case}', (
                SELECT coalesce(jsonb_object_agg(k, x), '{}')
                FROM jsonb_each(effect -> 'case') each (k, x) WHERE k = ANY (guard.actors())));
            n := guard.after(c, effect);
        END IF;
        n.flagged := true;
    END IF;
    IF c.id IS NULL AND NOT guard.numbered_by(n.number, d) THEN
        RETURN guard.set_apart(said, guard.no('sync.foreign_number', 'number', n.number), at);
    ELSIF not_given IS NOT NULL THEN
        RETURN guard.set_apart(said, not_given, at);
    END IF;
    IF parcel -> 'shown' <> '{}' AND NOT guard.erased(n.id) THEN
        n := guard.with_shown(n, effect, parcel -> 'shown');
    END IF;
    RETURN guard.enforce(parcel, e, effect, c, n,
        guard.answer(e.id, v.outcome, v.why, 0, against), at);
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

-- Why one of the cases that are to be erased, or machines to be shut, may not be.
CREATE FUNCTION guard.rows_gap(e hall.entry, brought jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    one jsonb;
    why jsonb;
BEGIN
    FOR one IN SELECT x FROM jsonb_array_elements(brought) x LOOP
        why := CASE
            WHEN one ->> 0 = 'erased'
                THEN guard.erasing_gap(e, one ->> 1, nullif(one ->> 2, '')::jsonb)
            WHEN one ->> 0 = 'machine' AND one ->> 2 <> ''
                THEN guard.shutting_gap(e, one ->> 1, (one ->> 2)::jsonb) END;
        IF why IS NOT NULL THEN
            RETURN why;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- Whether that is an object of these texts and of nothing else.
CREATE FUNCTION guard.of_texts(said jsonb, names text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(jsonb_typeof(said) = 'object' AND said ?& names AND said - names = '{}'
        AND NOT jsonb_path_exists(said, '$.* ? (@.type() != "string")'), false)
$$;

-- Whether nothing is written there: the blanks that people type, the wide one among them.
CREATE FUNCTION guard.blank(said text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT btrim(said, E' \t\n\r\f\v\u00a0\u3000') = ''
$$;

-- app/domain/erasing.py
CREATE FUNCTION guard.erasing_gap(e hall.entry, of_case text, said jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    closed text;
BEGIN
    IF NOT guard.of_texts(said, ARRAY['number', 'on', 'why'])
        OR NOT guard.is_day(said ->> 'on') THEN
        RETURN guard.no('journal.torn', 'id', e.id);
    END IF;
    SELECT closed_on INTO closed FROM hall.case_file
    WHERE id = of_case AND number = said ->> 'number';
    IF NOT FOUND THEN
        RETURN guard.no('erase.unknown', 'number', said ->> 'number');
    ELSIF closed IS NULL THEN
        RETURN guard.no('erase.open', 'number', said ->> 'number');
    ELSIF guard.blank(said ->> 'why') THEN
        RETURN guard.no('erase.no_reason');
    END IF;
    RETURN NULL;
END $$;

-- app/domain/machines.py
CREATE FUNCTION guard.shutting_gap(e hall.entry, of_device text, said jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT guard.of_texts(said, ARRAY['counter', 'on', 'why'])
        OR NOT guard.is_day(said ->> 'on') THEN
        RETURN guard.no('journal.torn', 'id', e.id);
    ELSIF NOT EXISTS (
        SELECT FROM hall.device WHERE id = of_device AND counter = said ->> 'counter') THEN
        RETURN guard.no('sync.not_enrolled', 'device', of_device);
    ELSIF guard.blank(said ->> 'why') THEN
        RETURN guard.no('machine.no_reason');
    END IF;
    RETURN NULL;
END $$;

-- An entry as the other side of a task shows it.
CREATE FUNCTION guard.plain(o hall.entry) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT to_jsonb(o) - ARRAY[
        'outcome', 'central_position', 'central_time', 'case_version', 'case_hash']
$$;

-- A change of reference data and its entry, both or neither (app/domain/administering.py).
CREATE FUNCTION guard.changed(
    parcel jsonb, said jsonb, e hall.entry, s hall.staff, at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    named jsonb := e.body::jsonb #> '{act,rows}';
    brought jsonb := coalesce(parcel -> 'rows', '[]');
    each_row jsonb;
    why jsonb;
BEGIN
    IF e.case_id <> '' THEN
        RETURN guard.set_apart(said, guard.no('sync.false_case', 'case', e.case_id), at);
    ELSIF e.signature = '' THEN
        RETURN guard.set_apart(said, guard.no('journal.signature', 'person', s.name), at);
    ELSIF jsonb_typeof(named) IS DISTINCT FROM 'array' OR EXISTS (
        SELECT FROM jsonb_array_elements(named) x
        WHERE NOT coalesce(x ?& ARRAY['kind', 'key', 'after'], false)) THEN
        RETURN guard.set_apart(said, guard.no('journal.torn', 'id', e.id), at);
    ELSIF guard.key_is_former(e) THEN
        RETURN guard.set_apart(said, guard.no('journal.signature', 'person', s.name), at);
    END IF;
    IF (SELECT coalesce(jsonb_agg(jsonb_build_array(x ->> 'kind', x ->> 'key', x ->> 'after')
            ORDER BY i), '[]') FROM jsonb_array_elements(named) WITH ORDINALITY t (x, i))
        <> (SELECT coalesce(jsonb_agg(jsonb_build_array(x ->> 0, x ->> 1,
            CASE x ->> 2 WHEN '' THEN '' ELSE guard.hex_digest(x ->> 2) END)
            ORDER BY i), '[]') FROM jsonb_array_elements(brought) WITH ORDINALITY t (x, i)) THEN
        why := guard.no('admin.values_lost');
    ELSE
        IF brought @> '[["person"]]' THEN
            -- In turn: of two officers who put each other off, the second is none any more.
            PERFORM FROM hall.centre WHERE key = 'epoch' FOR NO KEY UPDATE;
            SELECT * INTO s FROM hall.staff WHERE person = e.actor;
        END IF;
        why := coalesce(guard.officer_gap(e, s, brought), guard.rows_gap(e, brought));
    END IF;
    IF why IS NOT NULL THEN
        RETURN guard.decline(e, guard.answer(e.id, 'refused', why), at);
    END IF;
    FOR each_row IN SELECT jsonb_array_elements(brought) LOOP
        PERFORM guard.publish(each_row ->> 0, each_row ->> 1, each_row ->> 2);
        IF each_row ->> 0 = 'erased' THEN
            PERFORM guard.erase(each_row ->> 1);
        END IF;
    END LOOP;
    RETURN guard.of_no_case(e, at);
END $$;

-- A look at personal data (app/domain/reading.py): in the order of the centre, but in no case.
CREATE FUNCTION guard.seen(said jsonb, e hall.entry, s hall.staff, at timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    act jsonb := e.body::jsonb -> 'act';
BEGIN
    IF e.case_id <> '' THEN
        RETURN guard.set_apart(said, guard.no('sync.false_case', 'case', e.case_id), at);
    ELSIF coalesce(e.body::jsonb -> 'effect', '{}') <> '{}'
        OR jsonb_typeof(act -> 'what') IS DISTINCT FROM 'string'
        OR jsonb_typeof(act -> 'why') IS DISTINCT FROM 'string'
        OR jsonb_typeof(act -> 'case') IS DISTINCT FROM 'string'
        OR jsonb_typeof(act -> 'count') IS DISTINCT FROM 'number'
        OR act ->> 'count' !~ '^[0-9]{1,18}$' THEN
        RETURN guard.set_apart(said, guard.no('journal.torn', 'id', e.id), at);
    ELSIF guard.key_is_former(e) THEN
        RETURN guard.set_apart(said, guard.no('journal.signature', 'person', s.name), at);
    END IF;
    INSERT INTO hall.read_log (entry_id, person, case_id, what, why, at, device, counter, count)
    VALUES (e.id, e.actor, act ->> 'case', act ->> 'what', act ->> 'why',
        guard.iso(guard.said_at(e)),
        e.device, e.counter, (act ->> 'count')::bigint);
    RETURN guard.of_no_case(e, at);
END $$;

-- An entry that stands in the order of the centre, but in no case.
CREATE FUNCTION guard.of_no_case(e hall.entry, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hall.feed (entry_id) VALUES (e.id) RETURNING position INTO e.central_position;
    e.outcome := 'applied';
    e.central_time := guard.iso(at);
    e.case_version := 0;
    e.case_hash := '';
    INSERT INTO hall.entry SELECT e.*;
    RETURN guard.answered(e, guard.answer(e.id, 'applied', NULL), at);
END $$;

-- One parcel. Null: there is a gap before it. d is the device with its chain, and goes on.
CREATE FUNCTION guard.take(
    INOUT d hall.device, parcel jsonb, who guard.caller, at timestamptz,
    OUT answer text, OUT repeated boolean
) LANGUAGE plpgsql AS $$
DECLARE
    said jsonb;
    e hall.entry;
    found jsonb;
    state text;
    said_by text;
BEGIN
    said := (parcel ->> 'text')::jsonb || jsonb_build_object(
        'hash', parcel -> 'hash', 'signature', parcel -> 'signature');
    SELECT a.answer INTO answer FROM (
        SELECT k.answer, 1 AS place FROM hall.answered k
        WHERE k.entry_id = said ->> 'id' AND k.hash = said ->> 'hash'
        UNION ALL
        SELECT q.answer, 2 FROM hall.quarantine q
        WHERE q.entry_id = said ->> 'id' AND q.hash = said ->> 'hash') a
    ORDER BY a.place LIMIT 1;
    repeated := answer IS NOT NULL;
    IF repeated THEN
        RETURN;
    ELSIF said ->> 'device' <> d.id THEN
        answer := guard.set_apart(
            said, guard.no('sync.foreign_device', 'device', said ->> 'device'), at);
        RETURN;
    ELSIF (said ->> 'sequence')::numeric > d.last_sequence + 1 THEN
        RETURN;
    ELSIF (said ->> 'sequence')::numeric < d.last_sequence + 1
        OR said ->> 'previous' <> d.last_hash THEN
        found := guard.other_payload(said, at);
        IF found IS NULL THEN
            d.forked := true;
            found := guard.set_apart(said, guard.no('journal.forked',
                'device', said ->> 'device', 'sequence', said ->> 'sequence'), at);
        END IF;
        answer := found;
        RETURN;
    END IF;
    d.last_sequence := d.last_sequence + 1;
    d.last_hash := said ->> 'hash';
    found := guard.fault(said, parcel ->> 'text');
    IF found IS NULL AND said ->> 'counter' <> d.counter THEN
        found := guard.no('sync.foreign_counter', 'counter', said ->> 'counter');
    END IF;
    IF found IS NOT NULL THEN
        answer := guard.set_apart(said, found, at);
        RETURN;
    END IF;
    answer := guard.other_payload(said, at);
    IF answer IS NOT NULL THEN
        RETURN;
    END IF;
    BEGIN
        e := jsonb_populate_record(NULL::hall.entry, said || '{"outcome": ""}');
        answer := guard.judged(parcel, said, e, d, who, at);
    EXCEPTION
        WHEN integrity_constraint_violation OR numeric_value_out_of_range
            OR cardinality_violation THEN
            GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, said_by = MESSAGE_TEXT;
            found := CASE WHEN state = '23502' THEN guard.no('journal.torn', 'id', said ->> 'id')
                ELSE guard.no('sync.constraint', 'error', said_by) END;
            answer := guard.set_apart(said, found, at);
        WHEN data_exception OR statement_too_complex THEN
            answer := guard.set_apart(said, guard.no('journal.torn', 'id', said ->> 'id'), at);
    END;
END $$;

-- Whether something of a parcel is no text, and so may be longer when it is read.
CREATE FUNCTION guard.swollen(parcels jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_path_exists(parcels, '$[*] ? (@.text.type() != "string"
        || @.hash.type() != "string" || @.signature.type() != "string"
        || @.wrapped_key.type() != "string" || @.shown.type() != "object"
        || exists(@.shown.* ? (@.type() != "string")))')
$$;

-- A batch comes as text, so that one that is too large is refused before it is read.
CREATE FUNCTION guard.parcels(batch text) RETURNS jsonb[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    whole jsonb;
    sent jsonb[];
    parcel jsonb;
BEGIN
    IF octet_length(batch) > guard.largest_batch() THEN
        PERFORM guard.refuse(guard.no('sync.batch_too_large'));
    END IF;
    whole := batch::jsonb;
    IF guard.swollen(whole) THEN
        RAISE invalid_parameter_value;
    END IF;
    sent := ARRAY(SELECT jsonb_array_elements(whole));
    IF octet_length(batch) <= guard.largest_parcel() THEN
        RETURN sent;
    END IF;
    FOREACH parcel IN ARRAY sent LOOP
        IF octet_length(concat(parcel ->> 'text', parcel ->> 'signature',
            parcel ->> 'wrapped_key', parcel ->> 'shown')) > guard.largest_parcel() THEN
            PERFORM guard.refuse(guard.no('sync.batch_too_large'));
        END IF;
    END LOOP;
    RETURN sent;
END $$;

-- Cases that a batch goes on with are locked before the first of them is looked at, in one order: two
-- batches that name them in two would wait for each other. Found by the one place of the canonical
-- text that says it so; a text that is not canonical never comes as far as its case.
CREATE FUNCTION guard.hold_cases(sent jsonb[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(sent) > 1 THEN
        PERFORM FROM hall.case_file WHERE id IN (
            SELECT split_part(split_part(parcel ->> 'text', '"case_id":"', 2), '"', 1)
            FROM unnest(sent) parcel WHERE parcel ->> 'wrapped_key' = '')
        ORDER BY id FOR UPDATE;
    END IF;
END $$;

CREATE FUNCTION api.push(device text, parcels text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who guard.caller := guard.at_device(device);
    d hall.device;
    sent jsonb[] := guard.parcels(parcels);
    run jsonb[];
    one record;
    at timestamptz;
    answers jsonb[] := '{}';
    place int := 1;
    plain_until int := 1;  -- receipts before this place were tried together
BEGIN
    LOCK TABLE hall.day_end IN ROW EXCLUSIVE MODE;
    SELECT known AS d, (SELECT value FROM hall.centre WHERE key = 'restored_at') AS restored
    INTO one FROM hall.device known WHERE known.id = push.device FOR UPDATE OF known;
    IF NOT FOUND THEN
        PERFORM guard.refuse(guard.no('sync.not_enrolled', 'device', push.device));
    ELSIF one.restored IS NOT NULL THEN
        PERFORM guard.wait_to_adopt(one.restored::timestamptz, sent);
    END IF;
    d := one.d;
    PERFORM guard.hold_cases(sent);
    at := hall.instant();
    WHILE place <= cardinality(sent) LOOP
        IF place >= plain_until THEN
            plain_until := place + guard.receipts_from(sent, place);
            run := CASE WHEN plain_until > place
                THEN guard.take_receipts(d, sent[place:plain_until - 1], who, at) END;
            IF run IS NOT NULL THEN
                d.last_sequence := d.last_sequence + cardinality(run);
                d.last_hash := sent[plain_until - 1] ->> 'hash';
                answers := answers || run;
                place := plain_until;
                CONTINUE;
            END IF;
        END IF;
        SELECT * INTO one FROM guard.take(d, sent[place], who, at);
        EXIT WHEN one.answer IS NULL;
        d := one.d;
        answers := answers || jsonb_build_array(one.answer, one.repeated);
        place := place + 1;
    END LOOP;
    UPDATE hall.device known
    SET last_sequence = d.last_sequence, last_hash = d.last_hash, forked = d.forked
    WHERE known.id = d.id;
    RETURN to_jsonb(answers);
END $$;

CREATE FUNCTION api.ask(device text, entry_ids text[]) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.as_device(device);
    RETURN (
        SELECT coalesce(jsonb_agg(f.answer ORDER BY i), '[]')
        FROM unnest(entry_ids) WITH ORDINALITY asked (id, i)
        CROSS JOIN LATERAL (
            SELECT a.answer, 0 AS place FROM hall.answered a JOIN hall.entry e ON e.id = a.entry_id
            WHERE a.entry_id = asked.id AND e.device = ask.device
            UNION ALL
            SELECT q.answer, q.id FROM hall.quarantine q
            WHERE q.entry_id = asked.id AND q.device = ask.device
            ORDER BY place LIMIT 1) f);
END $$;
