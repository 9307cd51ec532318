-- Changes of reference data (app/domain/administering.py), and looks at personal data.

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
    PERFORM FROM hall.case_file c WHERE c.id IN (
        SELECT x ->> 1 FROM jsonb_array_elements(brought) x WHERE x ->> 0 = 'erased')
    ORDER BY c.id FOR UPDATE;
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
