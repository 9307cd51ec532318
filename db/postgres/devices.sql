-- Devices: enrolled, greeted, compared; what is new for them; who logged in on them.

-- The timeline that is written now, as the name of its log says it. The control file tells the new
-- one only after the first checkpoint behind a fail-over, which may be minutes.
CREATE FUNCTION guard.timeline() RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN pg_is_in_recovery() THEN (pg_control_checkpoint()).timeline_id::text
        ELSE ltrim(left(pg_walfile_name(pg_current_wal_insert_lsn()), 8), '0') END
$$;

CREATE FUNCTION api.epoch() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT system_identifier || '-' || guard.timeline() || '-' || value
    FROM pg_control_system(), hall.centre WHERE key = 'epoch'
$$;

-- The oldest program that may still speak to this hall.
CREATE FUNCTION api.oldest_program() RETURNS int
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT guard.oldest_program()
$$;

-- After a restore: what was made between the last entry that is here and now may be handed in again.
CREATE FUNCTION api.renew_epoch() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.need('{}');
    INSERT INTO hall.centre (key, value) VALUES ('epoch', md5(gen_random_uuid()::text)),
        ('restored_at', guard.iso(hall.instant())),
        ('restored_since', coalesce((SELECT max(central_time) FROM hall.entry), '-infinity'))
    ON CONFLICT (key) DO UPDATE SET value = excluded.value;
END $$;

CREATE FUNCTION guard.welcome(d hall.device) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('centre_time', guard.iso(hall.instant()), 'epoch', api.epoch(),
        'counter', d.counter, 'counter_number', d.counter_number, 'enrolment', d.enrolment,
        'last_sequence', d.last_sequence, 'last_hash', d.last_hash)
$$;

CREATE FUNCTION guard.greeted(said_id text, said_machine text) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    d hall.device;
BEGIN
    SELECT * INTO d FROM hall.device WHERE id = said_id FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM guard.refuse(guard.no('sync.not_enrolled', 'device', said_id));
    ELSIF d.machine <> said_machine THEN
        PERFORM guard.refuse(guard.no('sync.copied_disk', 'counter', d.counter));
    END IF;
    UPDATE hall.device SET last_seen = guard.iso(hall.instant()) WHERE id = said_id;
    RETURN guard.welcome(d);
END $$;

CREATE FUNCTION api.enrol(
    id text, machine text, counter text, counter_number bigint, enrolled_by text
) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d hall.device;
    last bigint;
BEGIN
    PERFORM guard.need('{security}');
    LOCK TABLE hall.day_end IN EXCLUSIVE MODE;  -- one enrolment at a time
    SELECT * INTO d FROM hall.device known WHERE known.id = enrol.id;
    IF FOUND AND d.counter_number <> enrol.counter_number THEN
        PERFORM guard.refuse(guard.no('sync.enrolled_elsewhere', 'counter', d.counter));
    ELSIF FOUND THEN
        RETURN guard.greeted(id, machine);
    END IF;
    SELECT coalesce(max(enrolment), 0) INTO last FROM hall.device known
    WHERE known.counter_number = enrol.counter_number;
    IF last >= guard.most_enrolments() THEN
        PERFORM guard.refuse(guard.no('sync.too_many_enrolments', 'counter', counter));
    END IF;
    INSERT INTO hall.device (id, machine, counter, counter_number, enrolment, enrolled_at,
        enrolled_by, last_hash)
    VALUES (id, machine, counter, counter_number, last + 1, guard.iso(hall.instant()),
        coalesce(nullif((guard.caller()).person, ''), enrolled_by), repeat('0', 64))
    RETURNING * INTO d;
    RETURN guard.welcome(d);
END $$;

-- The digest of each civil day that has ended since the last one (db/digests.py).
CREATE FUNCTION guard.seal_days() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    today date;
    o record;
    day date;
    place bigint := coalesce(
        (SELECT value::bigint FROM hall.centre WHERE key = 'digest_position'), 0);
    running text := coalesce(
        (SELECT value FROM hall.centre WHERE key = 'digest'), repeat('0', 64));
BEGIN
    -- Under a snapshot of before midnight what came after it would be missing.
    IF current_setting('transaction_isolation') <> 'read committed' OR NOT EXISTS (
        SELECT FROM hall.entry WHERE central_position > place AND
        guard.civil_date(central_time::timestamptz) < guard.civil_date(hall.instant())) THEN
        RETURN;
    END IF;
    -- Waits for whoever is handing in, so that nothing of an ended day comes later; not for long,
    -- since everybody else waits behind it: the next greeting tries again.
    PERFORM set_config('lock_timeout', '2s', true);
    BEGIN
        LOCK TABLE hall.day_end IN SHARE ROW EXCLUSIVE MODE;
    EXCEPTION
        WHEN lock_not_available THEN
            RETURN;
    END;
    today := guard.civil_date(hall.instant());
    place := coalesce((SELECT value::bigint FROM hall.centre WHERE key = 'digest_position'), 0);
    running := coalesce((SELECT value FROM hall.centre WHERE key = 'digest'), repeat('0', 64));
    FOR o IN
        SELECT central_position, hash, case_hash,
            guard.civil_date(central_time::timestamptz) AS entered
        FROM hall.entry WHERE central_position > place ORDER BY central_position
    LOOP
        EXIT WHEN o.entered >= today;
        IF o.entered IS DISTINCT FROM day THEN
            IF day IS NOT NULL THEN
                PERFORM guard.seal(day, place, running);
            END IF;
            day := o.entered;
            running := guard.hex_digest(running || ':' || day::text);
        END IF;
        place := o.central_position;
        running := guard.hex_digest(
            running || ':' || place || ':' || o.hash || ':' || o.case_hash);
    END LOOP;
    IF day IS NOT NULL THEN
        PERFORM guard.seal(day, place, running);
    END IF;
END $$;

CREATE FUNCTION guard.seal(day date, place bigint, value text) RETURNS void LANGUAGE sql AS $$
    SELECT guard.publish('digest', day::text,
        format('{"digest":"%s","position":%s}', value, place));
    INSERT INTO hall.centre (key, value)
    VALUES ('digest_position', place::text), ('digest', value)
    ON CONFLICT (key) DO UPDATE SET value = excluded.value;
$$;

CREATE FUNCTION api.hello(id text, machine text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.as_device(id);
    PERFORM api.sweep();
    PERFORM guard.seal_days();
    RETURN guard.greeted(id, machine);
END $$;

-- A device that agrees has reported everything up to now.
CREATE FUNCTION api.settle(device text, last_sequence bigint, last_hash text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    d hall.device;
BEGIN
    PERFORM guard.as_device(device);
    SELECT * INTO d FROM hall.device known WHERE known.id = settle.device FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM guard.refuse(guard.no('sync.not_enrolled', 'device', device));
    ELSIF d.last_sequence = settle.last_sequence AND d.last_hash = settle.last_hash THEN
        UPDATE hall.device known SET last_reported = guard.iso(hall.instant())
        WHERE known.id = settle.device;
    END IF;
    RETURN jsonb_build_array(d.last_sequence, d.last_hash);
END $$;

-- The next page behind a cursor (epoch:xid:position), nothing that may still be overtaken. Whose
-- case it is and whether it is at the window is told as it is now: of two writers the later one
-- may come first, and a counter follows the last word.
CREATE FUNCTION api.pull(device text, cursor text, rows int) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    mine text;
    parts text[] := string_to_array(cursor, ':');
    most int := least(greatest(rows, 1), 1000);
    epoch text := api.epoch();
    horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
    since_xid xid8 := '0';
    since bigint := 0;
    page hall.feed[];
    more boolean;
BEGIN
    PERFORM guard.as_device(device);
    SELECT counter INTO mine FROM hall.device d WHERE d.id = device;
    IF NOT FOUND THEN
        PERFORM guard.refuse(guard.no('sync.not_enrolled', 'device', device));
    END IF;
    IF parts[1] = epoch THEN
        since_xid := parts[2]::xid8;
        since := parts[3]::bigint;
    END IF;
    SELECT array_agg(f ORDER BY (f).xid, (f).position) FILTER (WHERE before < guard.largest_page()),
        count(*) = most OR coalesce(max(before) >= guard.largest_page(), false)
    INTO page, more
    FROM (
        SELECT f, sum(size) OVER (ORDER BY (f).xid, (f).position) - size AS before
        FROM (
            SELECT f, coalesce((SELECT octet_length(e.body) FROM hall.entry e
                WHERE e.id = f.entry_id), (SELECT octet_length(r.value) FROM hall.reference r
                WHERE r.kind = f.kind AND r.key = f.key AND r.position = f.position), 0) AS size
            FROM hall.feed f
            WHERE (f.xid, f.position) > (since_xid, since) AND f.xid < horizon
                AND (f.kind <> '' OR f.counter = mine OR f.at_window OR f.was_at_window)
            ORDER BY f.xid, f.position LIMIT most) found) sized;
    RETURN json_build_object(
        'cursor', CASE WHEN more
            THEN concat_ws(':', epoch, (page[cardinality(page)]).xid,
                (page[cardinality(page)]).position)
            ELSE concat_ws(':', epoch, greatest(horizon, since_xid),
                CASE WHEN horizon >= since_xid THEN 0 ELSE since END) END,
        'more', more,
        'placed', (
            SELECT coalesce(json_agg(json_build_array(guard.entry_row(e), coalesce(c.counter, ''),
                coalesce(c.state = ANY (guard.window_states()), false)) ORDER BY f.position), '[]')
            FROM unnest(page) f
            JOIN hall.entry e ON e.id = f.entry_id
            LEFT JOIN hall.case_file c ON c.id = e.case_id
            WHERE f.entry_id <> ''),
        'cases', (
            SELECT coalesce(json_agg(json_build_array(c.id, k.wrapped, guard.shown_row(c))), '[]')
            FROM hall.case_file c LEFT JOIN hall.case_key k ON k.case_id = c.id
            WHERE c.id IN (
                SELECT e.case_id FROM unnest(page) f JOIN hall.entry e ON e.id = f.entry_id)),
        'reference', (
            SELECT coalesce(json_agg(r ORDER BY r.position), '[]')
            FROM unnest(page) f
            JOIN hall.reference r
                ON r.kind = f.kind AND r.key = f.key AND r.position = f.position
            WHERE f.kind <> ''));
END $$;

-- By the device's login: somebody is about to log in at it.
CREATE FUNCTION api.expect(device text, person text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.as_device(device);
    INSERT INTO hall.presence AS known (device, person, at, expected)
    VALUES (expect.device, expect.person, '-infinity', hall.instant())
    ON CONFLICT ON CONSTRAINT presence_pkey DO UPDATE SET expected = excluded.expected;
END $$;

-- By the person's own login, and only where the device expects them: neither login does it alone.
-- From now on the device may hand in what they do there, and they may hand in at it.
CREATE FUNCTION api.note_login(device text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who guard.caller := guard.caller();
BEGIN
    UPDATE hall.presence known SET at = hall.instant()
    WHERE known.device = note_login.device AND known.person = who.person AND who.person <> ''
        AND known.expected >= hall.instant() - interval '5 minutes';
    IF NOT FOUND THEN
        PERFORM guard.refuse(guard.no('centre.no_right', 'login', session_user));
    END IF;
END $$;

CREATE FUNCTION api.whoami() RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT jsonb_build_object('person', coalesce(w.person, ''), 'device', coalesce(w.device, ''))
    FROM guard.caller() w
$$;

-- Bind a login of the server to a person or a device.
CREATE FUNCTION api.admit(role text, person text, device text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.need('{}');
    INSERT INTO hall.login AS known (role, person, device)
    VALUES (admit.role, admit.person, admit.device)
    ON CONFLICT ON CONSTRAINT login_pkey
    DO UPDATE SET person = excluded.person, device = excluded.device;
END $$;
