-- Logins of the server for people and devices. The security officer asks for one through api.give_login;
-- what makes it is one function of a role that can do nothing else, so nobody in the hall may
-- create roles. Run by whoever founds the hall, last, and again at each upgrade.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'yichuang_registrar') THEN
        CREATE ROLE yichuang_registrar NOLOGIN CREATEROLE;
    END IF;
END $$;
GRANT USAGE ON LANGUAGE plpgsql TO yichuang_registrar;
GRANT yichuang_member TO yichuang_registrar WITH ADMIN OPTION;
DROP SCHEMA IF EXISTS registrar CASCADE;
CREATE SCHEMA registrar AUTHORIZATION yichuang_registrar;

ALTER TABLE hall.login ADD COLUMN IF NOT EXISTS given_by text NOT NULL DEFAULT '';
ALTER TABLE hall.login ADD COLUMN IF NOT EXISTS given_at timestamptz NOT NULL DEFAULT now();

SET LOCAL ROLE yichuang_registrar;

-- A verifier is all that is taken: a plain password would stand in the server's log.
CREATE FUNCTION registrar.put(name text, verifier text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF name !~ '^(person|device):' OR verifier !~ '^SCRAM-SHA-256\$\d+:' THEN
        RAISE EXCEPTION 'no login of a hall, or no verifier' USING ERRCODE = '42501';
    ELSIF EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', name, verifier);
    ELSE
        EXECUTE format('CREATE ROLE %I LOGIN CONNECTION LIMIT 10 IN ROLE yichuang_member'
            ' PASSWORD %L', name, verifier);
    END IF;
END $$;

CREATE FUNCTION registrar.set(name text, is_open boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF name !~ '^(person|device):' THEN
        RAISE EXCEPTION 'no login of a hall' USING ERRCODE = '42501';
    END IF;
    EXECUTE format('ALTER ROLE %I %s', name, CASE WHEN is_open THEN 'LOGIN' ELSE 'NOLOGIN' END);
END $$;

-- The registrar may not end a session, the sweeper may.
CREATE FUNCTION registrar.end_lines(name text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE usename = name AND datname = current_database() AND name ~ '^(person|device):'
        AND usename <> session_user
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA registrar FROM PUBLIC;
GRANT USAGE ON SCHEMA registrar TO yichuang_api;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA registrar TO yichuang_api;

RESET ROLE;
ALTER FUNCTION registrar.end_lines(text) OWNER TO yichuang_sweeper;
SET LOCAL ROLE yichuang_api;

-- The role of a person or a device: the one they have, else one that nobody on this server has.
-- Another hall's role of the same name is never touched.
CREATE FUNCTION guard.role_of(person text, device text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    found text;
    place text := (SELECT oid::text FROM pg_database WHERE datname = current_database());
BEGIN
    SELECT role INTO found FROM hall.login l
    WHERE l.person = role_of.person AND l.device = role_of.device;
    IF found IS NULL THEN
        found := CASE person WHEN '' THEN 'device:' || device ELSE 'person:' || person END;
        IF octet_length(found) > 50 THEN  -- with a place behind it, of the 63 a name may have
            PERFORM guard.refuse(guard.no('centre.long_id', 'id', person || device));
        ELSIF EXISTS (SELECT FROM pg_roles WHERE rolname = found) THEN
            found := found || ':' || place;
        END IF;
    END IF;
    RETURN found;
END $$;

-- Give a person or a device a login, or the one they have another secret; its name.
CREATE FUNCTION api.give_login(person text, device text, verifier text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    name text;
BEGIN
    PERFORM guard.need('{security}');
    LOCK TABLE hall.login IN SHARE ROW EXCLUSIVE MODE;
    name := guard.role_of(person, device);
    INSERT INTO hall.login AS known (role, person, device, given_by, given_at)
    VALUES (name, give_login.person, give_login.device, session_user, hall.instant())
    ON CONFLICT ON CONSTRAINT login_pkey
    DO UPDATE SET given_by = excluded.given_by, given_at = excluded.given_at;
    PERFORM registrar.put(name, verifier);
    RETURN name;
END $$;

-- Whether anybody comes in under a login. Where none was given there is none to shut.
CREATE FUNCTION api.set_login(person text, device text, is_open boolean) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    name text;
BEGIN
    PERFORM guard.need('{security}');
    SELECT role INTO name FROM hall.login l
    WHERE l.person = set_login.person AND l.device = set_login.device;
    IF FOUND THEN
        PERFORM registrar.set(name, is_open);
    END IF;
END $$;

-- End the sessions of a login that was shut or has another secret, once that is committed: before
-- it whoever is thrown out would come in again.
CREATE FUNCTION api.end_lines(person text, device text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.need('{security}');
    PERFORM registrar.end_lines(role) FROM hall.login l
    WHERE l.person = end_lines.person AND l.device = end_lines.device;
END $$;

-- A person's own new secret and the credential it is sealed in: both or neither.
CREATE FUNCTION api.renew_own_login(verifier text, credential text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    me text := coalesce((guard.caller()).person, '');
BEGIN
    IF me = '' THEN
        PERFORM guard.refuse(guard.no('centre.no_right', 'login', session_user));
    ELSIF octet_length(credential) > guard.largest_credential() THEN
        PERFORM guard.refuse(guard.no('sync.batch_too_large'));
    END IF;
    PERFORM registrar.put(session_user::text, verifier);
    PERFORM guard.publish('credential', me, credential);
END $$;

-- What a session sets for itself changes no answer: a zone of its own can make a week three weeks
-- long, a style of dates another digest of the day.
DO $$
DECLARE
    f regprocedure;
BEGIN
    FOR f IN
        SELECT oid FROM pg_proc WHERE pronamespace = 'api'::regnamespace AND prosecdef
            AND proowner = current_user::regrole
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET timezone = ''GMT''', f);
        EXECUTE format('ALTER FUNCTION %s SET datestyle = ''ISO, YMD''', f);
        EXECUTE format('ALTER FUNCTION %s SET standard_conforming_strings = on', f);
    END LOOP;
END $$;

RESET ROLE;

REVOKE ALL ON FUNCTION guard.role_of(text, text), api.give_login(text, text, text),
    api.set_login(text, text, boolean), api.end_lines(text, text), api.renew_own_login(text, text)
    FROM PUBLIC;
GRANT EXECUTE ON FUNCTION api.give_login(text, text, text), api.set_login(text, text, boolean),
    api.end_lines(text, text), api.renew_own_login(text, text) TO yichuang_member;
