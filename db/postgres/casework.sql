-- The rest of what a login may do: numbers, tasks, reference data, erasing, search.

CREATE FUNCTION guard.known_login() RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF (guard.caller()).device IS NULL THEN
        PERFORM guard.need('{}');
    END IF;
END $$;

CREATE FUNCTION api.take_number(series text, entry_id text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    taken bigint;
BEGIN
    PERFORM guard.known_login();
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

CREATE FUNCTION api.void_numbers(entry_id text, reason text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.known_login();
    PERFORM guard.void_numbers(entry_id, reason);
END $$;

CREATE FUNCTION api.close_task(entry_id text, by text, at text, resolution text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.known_login();
    UPDATE hall.task t
    SET done_by = by, done_at = at, resolution = close_task.resolution, reported = true
    WHERE t.entry_id = close_task.entry_id AND t.done_at IS NULL;
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
        IF NOT (one ->> 0 = 'credential' AND one ->> 1 = coalesce(nullif(me, ''), '?')) THEN
            PERFORM guard.need('{}');
        END IF;
        PERFORM guard.publish(one ->> 0, one ->> 1, one ->> 2);
    END LOOP;
END $$;
