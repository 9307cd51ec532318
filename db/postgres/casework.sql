-- The rest of what a login may do: tasks and reference data.

CREATE FUNCTION guard.known_login() RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF (guard.caller()).device IS NULL THEN
        PERFORM guard.need('{}');
    END IF;
END $$;

-- Who settled it: the person of this login, or one who logged in at this device.
CREATE FUNCTION guard.speaks_for(name text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT w.steward OR w.person = name OR EXISTS (
        SELECT FROM hall.presence p
        WHERE p.device = w.device AND p.person = name AND p.at > '-infinity')
    FROM guard.caller() w
$$;

-- A task is there for whoever sees its case, and for the device whose entry it is about.
CREATE FUNCTION guard.concerns(t hall.task) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT api.sees_all() OR EXISTS (
            SELECT FROM hall.case_file c WHERE c.id = t.case_id
                AND (ARRAY[c.body, c.department] && (guard.sight()).bodies
                    OR c.counter = api.own_counter()
                    OR (api.own_counter() IS NOT NULL AND c.state = ANY (guard.window_states()))))
        OR EXISTS (SELECT FROM hall.entry e, guard.caller() w
            WHERE e.id = t.entry_id AND e.device = w.device)
        OR EXISTS (SELECT FROM hall.quarantine q, guard.caller() w
            WHERE q.entry_id = t.entry_id AND q.device = w.device)
$$;

-- A task of somebody else's stays open: nothing is said, as of one that is not there.
CREATE FUNCTION api.close_task(entry_id text, by text, at text, resolution text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.known_login();
    UPDATE hall.task t
    SET done_by = by, done_at = at, resolution = left(close_task.resolution, 2000), reported = true
    WHERE t.entry_id = close_task.entry_id AND t.done_at IS NULL
        AND guard.is_instant(at) AND guard.speaks_for(by) AND guard.concerns(t);
END $$;

-- What whoever erases a case, or reads the logs, sees of it (app/domain/erasing.py): no name.
CREATE FUNCTION api.erasable(number text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.need('{security}');
    RETURN (
        SELECT jsonb_build_object('id', c.id, 'number', c.number, 'item_name', c.item_name,
            'closed_on', c.closed_on)
        FROM hall.case_file c WHERE c.number = erasable.number);
END $$;

CREATE FUNCTION api.case_numbers(case_ids text[]) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.need('{inspector,audit}');
    RETURN (
        SELECT coalesce(jsonb_object_agg(c.id, c.number), '{}')
        FROM hall.case_file c WHERE c.id = ANY (case_ids));
END $$;

-- rows: kind, key and text of each. A person may renew their own credential; the rest is for whoever
-- sets the hall up: later changes come as entries (guard.changed).
CREATE FUNCTION api.put_references(rows jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me text := (guard.caller()).person;
    one jsonb;
BEGIN
    FOR one IN SELECT jsonb_array_elements(rows) LOOP
        IF one ->> 0 = ANY (guard.centres_own()) THEN
            PERFORM guard.refuse(guard.no('admin.not_yours'));
        END IF;
        IF NOT (one ->> 0 = 'credential' AND one ->> 1 = coalesce(nullif(me, ''), '?')) THEN
            PERFORM guard.need('{}');
        END IF;
        IF one ->> 0 = 'credential' AND octet_length(one ->> 2) > guard.largest_credential() THEN
            PERFORM guard.refuse(guard.no('sync.batch_too_large'));
        END IF;
        PERFORM guard.publish(one ->> 0, one ->> 1, one ->> 2);
    END LOOP;
END $$;
