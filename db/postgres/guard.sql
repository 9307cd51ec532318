-- What the functions of the schema api stand on: what they say, and who asks. Nobody but their owner
-- may call anything in the schema guard. In SQL stands what can be put into its caller; the rest is
-- PL/pgSQL, which keeps its plans.

CREATE TYPE guard.caller AS (person text, device text, sees text[], steward boolean);

CREATE TYPE guard.verdict AS (outcome text, why jsonb);

CREATE FUNCTION guard.no(code text, VARIADIC params text[] DEFAULT '{}') RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_object('code', code, 'params', jsonb_object(params), 'article', '')
$$;

CREATE FUNCTION guard.says(outcome text, why jsonb) RETURNS guard.verdict
LANGUAGE sql IMMUTABLE AS 'SELECT ROW(outcome, why)::guard.verdict';

CREATE FUNCTION guard.refuse(why jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', why::text USING ERRCODE = 'YC001';
END $$;

CREATE FUNCTION guard.iso(at timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT to_char(at AT TIME ZONE interval '0', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')
$$;

CREATE FUNCTION guard.civil_date(at timestamptz) RETURNS date LANGUAGE sql IMMUTABLE AS $$
    SELECT (at AT TIME ZONE interval '8 hours')::date
$$;

-- When an entry was made by the centre's clock, as its device measured that.
CREATE FUNCTION guard.said_at(e hall.entry) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT e.device_time::timestamptz + e.offset_ms * interval '1 millisecond'
$$;

-- Whether that is an instant of four digits of a year, in the civil zone too.
CREATE FUNCTION guard.datable(e hall.entry) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT guard.is_instant(e.device_time) AND guard.said_at(e) >= '0001-01-01T00:00:00+00:00'
        AND guard.said_at(e) < '9999-12-31T16:00:00+00:00'
$$;

-- Whether every program can read a body (app/domain/readable.py, which says why).
CREATE FUNCTION guard.sound(body jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT 'object' = ALL (ARRAY[jsonb_typeof(body),
            coalesce(jsonb_typeof(body -> 'act'), 'object'),
            coalesce(jsonb_typeof(body -> 'effect'), 'object')])
        AND NOT jsonb_path_exists(body, '$.** ? (@.type() == "number"
            && (@ > 9223372036854775807 || @ < -9223372036854775808))')
        AND NOT jsonb_path_exists(body, guard.too_deep())
$$;

-- Whether a text is no longer than it has to be, blanks aside: of a key said twice jsonb keeps the last,
-- and a program reads the others as well.
CREATE FUNCTION guard.terse(said text, meant jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT octet_length(replace(said, ' ', '')) = octet_length(replace(meant::text, ' ', ''))
$$;

-- Whether a body may say a number with a point or an exponent. jsonb takes 1e0 for a whole number,
-- which is none to a program; so it is the text that tells.
CREATE FUNCTION guard.maybe_fraction(body text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT body ~ '[:,[[:space:]]-?[0-9]+[.eE]'
$$;

-- Whether it does: the same outside its texts.
CREATE FUNCTION guard.has_fraction(body text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT guard.maybe_fraction(body)
        AND guard.maybe_fraction(regexp_replace(body, '"(?:[^"\\]|\\.)*"', '', 'g'))
$$;

CREATE FUNCTION guard.hex_digest(said text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT encode(sha256(convert_to(said, 'UTF8')), 'hex')
$$;

-- What a machine that was shut is told (app/domain/machines.py); null where it is at work.
CREATE FUNCTION guard.shut_gap(of_device text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT guard.no('sync.machine_shut', 'on', said ->> 'on', 'why', said ->> 'why')
        FROM (SELECT value::jsonb AS said FROM hall.reference
            WHERE kind = 'machine' AND key = of_device AND value <> '' OFFSET 0) found);
END $$;

-- Whose login the session's is. One that was shut, or whose machine was, is nobody's any more, also
-- in a session that is still open.
CREATE FUNCTION guard.caller() RETURNS guard.caller LANGUAGE plpgsql STABLE AS $$
DECLARE
    who guard.caller;
    me text := session_user;  -- found out once: a condition would do so for every login
BEGIN
    SELECT l.person, l.device, s.sees INTO who.person, who.device, who.sees
    FROM hall.login l LEFT JOIN hall.staff s ON s.person = l.person AND s.active
    WHERE l.role = me AND EXISTS (SELECT FROM pg_roles WHERE rolname = me::name AND rolcanlogin);
    IF who.device <> '' THEN  -- looked at by itself: a person has none, and asks for more
        IF EXISTS (SELECT FROM hall.reference
            WHERE kind = 'machine' AND key = who.device AND value <> '') THEN
            who := NULL;
        END IF;
    END IF;
    who.steward := pg_has_role(session_user, 'yichuang_steward', 'MEMBER');
    RETURN who;
END $$;

-- The device's own login and no other: a person's would be every device at once.
CREATE FUNCTION guard.own_device(who guard.caller, wanted text) RETURNS void
LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF (who.device = wanted) IS NOT TRUE THEN
        PERFORM guard.refuse(coalesce(guard.shut_gap(wanted), CASE WHEN who.device IS NULL
            THEN guard.no('centre.no_right', 'login', session_user)
            ELSE guard.no('sync.not_own_login', 'who', wanted) END));
    END IF;
END $$;

CREATE FUNCTION guard.as_device(wanted text) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
    PERFORM guard.own_device(guard.caller(), wanted);
END $$;

CREATE VIEW guard.off_line AS
    SELECT coalesce((SELECT value::int FROM hall.centre WHERE key = 'days_off_line'), 7)
        * interval '1 day' AS days;

CREATE FUNCTION guard.days_off_line() RETURNS interval LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (SELECT days FROM guard.off_line);
END $$;

-- The device's own login, or the own one of a person whom that device let in within its days.
CREATE FUNCTION guard.at_device(wanted text) RETURNS guard.caller LANGUAGE plpgsql STABLE AS $$
DECLARE
    who guard.caller := guard.caller();
BEGIN
    IF who.device = wanted THEN
        RETURN who;
    ELSIF coalesce(who.person, '') = '' OR NOT EXISTS (
        SELECT FROM hall.presence p WHERE p.device = wanted AND p.person = who.person
            AND p.at >= hall.instant() - guard.days_off_line())
        OR guard.shut_gap(wanted) IS NOT NULL THEN
        PERFORM guard.own_device(who, wanted);
    END IF;
    RETURN who;
END $$;

-- s here and below: somebody on the staff list, all null for nobody.
CREATE FUNCTION guard.has(s hall.staff, role text, body text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT s.active AND s.grants && ARRAY[role || ':', role || ':' || body]
$$;

CREATE FUNCTION guard.may(roles text[]) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    who guard.caller := guard.caller();
    s hall.staff;
BEGIN
    IF who.steward THEN
        RETURN true;
    END IF;
    IF coalesce(who.person, '') = '' THEN
        RETURN false;
    END IF;
    SELECT * INTO s FROM hall.staff WHERE person = who.person;
    RETURN coalesce(s.active AND s.roles && roles, false);
END $$;

CREATE FUNCTION guard.need(roles text[]) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT guard.may(roles) THEN
        PERFORM guard.refuse(guard.no('centre.no_right', 'login', session_user));
    END IF;
END $$;
