-- Who may read what. Nobody but the functions' owner writes; rows of cases are seen by the whole
-- window, by the body and department they belong to, and by the counter that keeps a copy.
-- What each policy asks is PL/pgSQL, whose plans a session keeps: in SQL it is planned at each look.

CREATE FUNCTION api.sees_all() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (guard.sight()).everything;
END $$;

-- Who may read the log of looks: who is watched does not watch the watch.
CREATE FUNCTION api.sees_looks() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT guard.may('{inspector,audit}')
$$;

CREATE FUNCTION api.sees_draws() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT guard.may('{supervisor}')
$$;

-- What the caller sees of cases: all; else those of these bodies and departments, or of this counter.
CREATE TYPE guard.sight AS (everything boolean, bodies text[], counter text);
CREATE FUNCTION guard.sight() RETURNS guard.sight LANGUAGE plpgsql STABLE AS $$
DECLARE
    who guard.caller := guard.caller();
    seen guard.sight;
BEGIN
    IF who.device <> '' THEN
        seen.counter := (SELECT d.counter FROM hall.device d WHERE d.id = who.device);
    END IF;
    seen.bodies := coalesce(who.sees, '{}');
    seen.everything := who.steward OR '' = ANY (seen.bodies);
    RETURN seen;
END $$;

CREATE FUNCTION api.bodies() RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (guard.sight()).bodies;
END $$;

CREATE FUNCTION api.own_counter() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (guard.sight()).counter;
END $$;

-- Sealed secrets are for the device that opens them, one that is only invited too (who lets it in
-- logs in at it), for whose they are, and for who renews them.
CREATE FUNCTION api.keeps_secrets() RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN coalesce((guard.caller()).device, '') <> '' OR guard.may('{security}');
END $$;

-- Null: the hall gave this login to nobody. Empty: to a device.
CREATE FUNCTION api.own_person() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RETURN (guard.caller()).person;
END $$;

RESET ROLE;

-- What anybody may call that fills the disk, holds others up, or holds the feed back by a
-- transaction number of its own.
DO $$
DECLARE
    f regprocedure;
BEGIN
    FOR f IN
        SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace
            AND proname ~ '^(pg_(try_)?advisory_|lo_|lowrite$|loread$|pg_sleep|pg_notify$|txid_current$|pg_current_xact_id$|pg_logical_emit_message$|pg_export_snapshot$)'
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION pg_current_xact_id() TO yichuang_api;

-- Ends what stays open too long, whatever it set for itself; each greeting of a device calls it.
-- Who only reads holds nobody up, and verifying the journal of a large hall takes its time.
CREATE FUNCTION guard.sweep(idle interval, busy interval) RETURNS bigint LANGUAGE sql AS $$
    SELECT count(*) FILTER (WHERE pg_terminate_backend(a.pid))
    FROM pg_stat_activity a JOIN pg_roles r ON r.oid = a.usesysid
    WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
        AND NOT r.rolsuper AND pg_has_role(r.oid, 'yichuang_member', 'MEMBER')
        AND (a.xact_start < clock_timestamp() - interval '1 hour'
            OR (a.backend_xid IS NOT NULL AND a.xact_start < clock_timestamp() - busy)
            OR (a.state LIKE 'idle in transaction%' AND a.state_change < clock_timestamp() - idle))
$$;
CREATE FUNCTION api.sweep() RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT guard.sweep('45 seconds', '3 minutes')
$$;
ALTER FUNCTION guard.sweep(interval, interval) OWNER TO yichuang_sweeper;
ALTER FUNCTION api.sweep() OWNER TO yichuang_sweeper;
GRANT USAGE ON SCHEMA guard TO yichuang_sweeper;

REVOKE ALL ON ALL TABLES IN SCHEMA hall FROM yichuang_api, yichuang_member;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA hall, guard, api FROM PUBLIC;
GRANT USAGE ON SCHEMA hall TO yichuang_member;
GRANT USAGE ON SCHEMA api TO yichuang_member;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA api TO yichuang_member;
GRANT EXECUTE ON FUNCTION api.sweep() TO yichuang_api;
GRANT EXECUTE ON FUNCTION hall.instant() TO yichuang_api;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA hall TO yichuang_api;

GRANT SELECT ON ALL TABLES IN SCHEMA hall TO yichuang_api;
GRANT INSERT ON hall.answered, hall.entry, hall.feed, hall.quarantine, hall.read_log TO yichuang_api;
GRANT INSERT, UPDATE ON hall.case_file, hall.case_material, hall.case_paper, hall.case_interval,
    hall.central_number, hall.central_series, hall.centre, hall.device, hall.login, hall.presence,
    hall.reference, hall.task TO yichuang_api;
GRANT INSERT, UPDATE, DELETE ON hall.scan, hall.scan_chunk TO yichuang_api;
GRANT INSERT, DELETE ON hall.case_key, hall.letter, hall.name_gram, hall.staff TO yichuang_api;
GRANT UPDATE, DELETE ON hall.day_end TO yichuang_api;

GRANT SELECT ON hall.case_file, hall.case_material, hall.case_paper, hall.case_interval,
    hall.name_gram, hall.case_key, hall.entry, hall.task, hall.reference, hall.device, hall.rule,
    hall.quarantine, hall.central_number, hall.central_series, hall.read_log, hall.scan,
    hall.scan_chunk, hall.alembic_version
    TO yichuang_member;

DO $$
DECLARE
    name text;
    seen text;
BEGIN
    FOR name IN
        SELECT tablename FROM pg_tables
        WHERE schemaname = 'hall' AND tablename NOT IN ('alembic_version', 'day_end')
    LOOP
        seen := CASE
            WHEN name = 'rule' THEN 'true'
            WHEN name = 'device' THEN
                '(SELECT api.own_person()) IS NOT NULL OR (SELECT api.keeps_secrets())'
            WHEN name = 'reference' THEN
                '(SELECT api.own_person()) IS NOT NULL AND kind <> ''credential'''
                ' OR key = (SELECT api.own_person()) OR (SELECT api.keeps_secrets())'
            WHEN name = 'case_file' THEN
                '(SELECT api.sees_all()) OR body = ANY ((SELECT api.bodies())::text[])'
                ' OR department = ANY ((SELECT api.bodies())::text[])'
                ' OR counter = (SELECT api.own_counter())'
                ' OR ((SELECT api.own_counter()) IS NOT NULL'
                ' AND state IN (''received'', ''correcting'', ''ready''))'
            WHEN name = 'entry' THEN
                '(SELECT api.sees_all())'
                ' OR (case_id = '''' AND (SELECT api.sees_looks()))'
                ' OR EXISTS (SELECT FROM hall.case_file c WHERE c.id = case_id)'
            WHEN name IN ('case_material', 'case_paper', 'case_interval', 'name_gram', 'case_key',
                'task', 'scan', 'scan_chunk') THEN
                '(SELECT api.sees_all())'
                ' OR EXISTS (SELECT FROM hall.case_file c WHERE c.id = case_id)'
            WHEN name = 'read_log' THEN
                '(SELECT api.sees_looks()) OR (what = ''draw'' AND (SELECT api.sees_draws()))'
            ELSE '(SELECT api.sees_all())' END;
        EXECUTE format('ALTER TABLE hall.%I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('DROP POLICY IF EXISTS by_function ON hall.%I', name);
        EXECUTE format('DROP POLICY IF EXISTS by_login ON hall.%I', name);
        EXECUTE format(
            'CREATE POLICY by_function ON hall.%I TO yichuang_api USING (true) WITH CHECK (true)',
            name);
        EXECUTE format(
            'CREATE POLICY by_login ON hall.%I FOR SELECT TO yichuang_member USING (%s)',
            name, seen);
    END LOOP;
END $$;

-- Also of rows that the owner or a restore puts, one by one: what somebody may follows from the list.
CREATE TRIGGER in_columns AFTER INSERT OR UPDATE OR DELETE ON hall.reference
    FOR EACH ROW EXECUTE FUNCTION guard.in_columns();
ALTER TABLE hall.reference ENABLE ALWAYS TRIGGER in_columns;
DELETE FROM hall.staff;
DELETE FROM hall.letter;
UPDATE hall.reference SET value = value WHERE kind IN ('person', 'letter');
