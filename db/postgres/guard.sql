-- What the functions of the schema api stand on. Nobody but their owner may call anything here.
-- In SQL stands what can be put into its caller; the rest is PL/pgSQL, which keeps its plans.

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

-- -- the three officers (app/domain/officers.py)

-- Somebody as a row of the staff list says it; null where the text is torn or speaks of another.
CREATE FUNCTION guard.person_said(key text, said text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    p jsonb;
BEGIN
    p := said::jsonb;
    RETURN CASE WHEN coalesce(p ->> 'id' = key
        AND jsonb_typeof(p -> 'name') = 'string' AND jsonb_typeof(p -> 'post') = 'string'
        AND jsonb_typeof(p -> 'public_key') = 'string' AND jsonb_typeof(p -> 'active') = 'boolean'
        AND p ->> 'staff_kind' = ANY (guard.staff_kinds())
        AND jsonb_typeof(p -> 'grants') = 'array'
        AND NOT EXISTS (
            SELECT FROM jsonb_array_elements(p -> 'grants') g
            WHERE NOT coalesce(jsonb_typeof(g) = 'array' AND jsonb_array_length(g) = 2
                AND g ->> 0 = ANY (guard.roles()) AND jsonb_typeof(g -> 1) = 'string', false)),
        false) THEN p END;
EXCEPTION
    WHEN data_exception OR statement_too_complex THEN
        RETURN NULL;
END $$;

CREATE FUNCTION guard.grants_of(p jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY(SELECT DISTINCT (g ->> 0) || ':' || (g ->> 1)
        FROM jsonb_array_elements(p -> 'grants') g ORDER BY 1)
$$;

-- An officer holds that one role, for the whole hall, and no other.
CREATE FUNCTION guard.mixed_gap(p jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT guard.no('admin.mixed', 'name', p ->> 'name', 'role', min(g ->> 0))
    FROM jsonb_array_elements(p -> 'grants') g WHERE g ->> 0 = ANY (guard.officers())
    HAVING count(*) > 0 AND guard.grants_of(p) <> ARRAY[min(g ->> 0) || ':']
$$;

-- Who somebody is is the system officer's to say, what they may the security officer's.
CREATE FUNCTION guard.person_gap(s hall.staff, said jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    p jsonb;
    renamed boolean;
    empowered boolean;
BEGIN
    SELECT nullif(value, '')::jsonb INTO p FROM hall.reference
    WHERE kind = 'person' AND key = said ->> 'id';
    renamed := p IS NULL OR (p ->> 'name', p ->> 'post', p ->> 'staff_kind')
        IS DISTINCT FROM (said ->> 'name', said ->> 'post', said ->> 'staff_kind');
    p := coalesce(p, '{"grants": [], "active": true, "public_key": ""}');
    empowered := (guard.grants_of(p), p -> 'active', p ->> 'public_key')
        IS DISTINCT FROM (guard.grants_of(said), said -> 'active', said ->> 'public_key');
    RETURN CASE
        WHEN empowered AND said ->> 'id' = s.person
        THEN guard.no('admin.own_rights', 'name', s.name)
        WHEN empowered AND NOT guard.has(s, 'security', '')
        THEN guard.no('admin.officer', 'name', s.name, 'role', 'security')
        WHEN renamed AND NOT guard.has(s, 'system', '')
        THEN guard.no('admin.officer', 'name', s.name, 'role', 'system')
        ELSE guard.mixed_gap(said) END;
END $$;

-- Why somebody may not change these rows (kind, key and text of each); null: they may.
CREATE FUNCTION guard.officer_gap(e hall.entry, s hall.staff, brought jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    one jsonb;
    said jsonb;
    why jsonb;
BEGIN
    IF NOT EXISTS (SELECT FROM unnest(guard.changing()) role WHERE guard.has(s, role, '')) THEN
        RETURN guard.no('admin.not_officer', 'name', s.name);
    ELSIF EXISTS (SELECT FROM jsonb_array_elements(brought) x
        WHERE x ->> 0 <> 'person' AND guard.officer_of(x ->> 0) IS NULL) THEN
        RETURN guard.no('admin.not_yours');
    END IF;
    FOR one IN SELECT jsonb_array_elements(brought) LOOP
        IF one ->> 0 = 'person' THEN
            said := guard.person_said(one ->> 1, one ->> 2);
            why := CASE WHEN said IS NULL THEN guard.no('journal.torn', 'id', e.id)
                ELSE guard.person_gap(s, said) END;
        ELSIF NOT guard.has(s, guard.officer_of(one ->> 0), '') THEN
            why := guard.no('admin.officer', 'name', s.name, 'role', guard.officer_of(one ->> 0));
        END IF;
        IF why IS NOT NULL THEN
            RETURN why;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

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

-- -- effects

CREATE FUNCTION guard.columns_of(effect jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN jsonb_typeof(effect -> 'case') = 'object'
        THEN effect -> 'case' ELSE '{}' END
$$;

CREATE FUNCTION guard.rows_of(effect jsonb, part text) RETURNS SETOF jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT r FROM jsonb_array_elements(
        CASE WHEN jsonb_typeof(effect -> part) = 'array' THEN effect -> part ELSE '[]' END) r
    WHERE jsonb_typeof(r) = 'object'
$$;

CREATE FUNCTION guard.touched(effect jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY(
        SELECT 'case.' || k FROM jsonb_object_keys(guard.columns_of(effect)) k WHERE k <> 'version'
        UNION ALL SELECT 'materials.' || (r ->> 'no') FROM guard.rows_of(effect, 'materials') r
        UNION ALL SELECT 'papers.' || (r ->> 'id') FROM guard.rows_of(effect, 'papers') r
        UNION ALL SELECT 'intervals.' || (r ->> 'id') FROM guard.rows_of(effect, 'intervals') r)
$$;

CREATE FUNCTION guard.effect(body text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT body::jsonb -> 'effect'
$$;

-- A part that is there must be a list of objects that have all their columns.
CREATE FUNCTION guard.part_torn(effect jsonb, part text, names text[]) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
    IF NOT effect ? part OR effect -> part = '[]' THEN
        RETURN false;
    ELSIF jsonb_typeof(effect -> part) <> 'array' THEN
        RETURN true;
    END IF;
    RETURN EXISTS (
        SELECT FROM jsonb_array_elements(effect -> part) r
        WHERE jsonb_typeof(r) <> 'object' OR NOT r ?& names);
END $$;

-- -- the word of the referee (app/domain/referee.py, which says why)

CREATE FUNCTION guard.false_column(
    e hall.entry, effect jsonb, r hall.rule, c hall.case_file
) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    cols jsonb := guard.columns_of(effect);
    was jsonb;
    wrong text;
BEGIN
    IF c.id IS NOT NULL AND cols ?| guard.fixed() THEN
        was := to_jsonb(c);
        SELECT min(k) INTO wrong FROM unnest(guard.fixed()) k
        WHERE cols ? k AND cols -> k <> was -> k;
        IF wrong IS NOT NULL THEN
            RETURN wrong;
        END IF;
    END IF;
    IF cols ?| guard.actors() THEN
        SELECT min(k) INTO wrong FROM unnest(guard.actors()) k
        WHERE cols ? k AND (NOT r.is_move OR coalesce(cols ->> k, '?') NOT IN ('', e.actor));
        IF wrong IS NOT NULL THEN
            RETURN wrong;
        END IF;
    END IF;
    IF cols ? 'flagged' AND cols ->> 'flagged' <> 'false' THEN
        RETURN 'flagged';
    END IF;
    IF cols ? 'state' THEN
        IF NOT r.is_move OR NOT coalesce(cols ->> 'state', '') = ANY (r.targets) THEN
            RETURN 'state';
        END IF;
    ELSIF r.is_move AND NOT r.stays THEN
        RETURN 'state';
    END IF;
    IF e.kind = 'redate' THEN
        SELECT min(k) INTO wrong FROM (
            SELECT k FROM jsonb_object_keys(cols) k WHERE NOT k = ANY (r.columns)
            UNION ALL
            SELECT k FROM unnest(ARRAY['materials', 'papers', 'intervals']) k
            WHERE EXISTS (SELECT FROM guard.rows_of(effect, k))) wrongs;
    END IF;
    RETURN wrong;
END $$;

CREATE FUNCTION guard.stale(e hall.entry, c hall.case_file, other hall.entry) RETURNS jsonb
LANGUAGE sql IMMUTABLE AS $$
    SELECT guard.no('sync.stale', 'expected', e.expected::text, 'version', c.version::text,
        'other', other.kind, 'by', other.actor)
$$;

CREATE FUNCTION guard.overlap(
    e hall.entry, effect jsonb, c hall.case_file, since hall.entry[]
) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    other hall.entry;
BEGIN
    FOREACH other IN ARRAY since LOOP
        IF guard.touched(effect) && guard.touched(guard.effect(other.body)) THEN
            RETURN guard.stale(e, c, other);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE FUNCTION guard.contested(
    e hall.entry, effect jsonb, r hall.rule, c hall.case_file, since hall.entry[]
) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    other hall.entry;
    theirs hall.rule;
BEGIN
    IF c.id IS NULL THEN
        RETURN NULL;
    ELSIF NOT c.state = ANY (r.sources) THEN
        RETURN guard.no('move.state', 'move', r.kind, 'state', c.state)
            || jsonb_build_object('article', r.article);
    ELSIF NOT c.holder = ANY (r.holders) THEN
        RETURN guard.no('move.holder', 'move', r.kind, 'holder', c.holder);
    ELSIF e.expected > c.version THEN
        RETURN guard.no('sync.ahead', 'expected', e.expected::text, 'version', c.version::text);
    END IF;
    FOREACH other IN ARRAY since LOOP
        SELECT * INTO theirs FROM hall.rule WHERE kind = other.kind;
        IF theirs.is_move OR (r.on_line AND NOT theirs.quiet)
            OR guard.touched(effect) && guard.touched(guard.effect(other.body)) THEN
            RETURN guard.stale(e, c, other);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- Null when a letter covers the act, else what the nearest one lacks (authority.covering).
CREATE FUNCTION guard.letter_gap(holder text, c hall.case_file, wanted text, on_day date)
RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    l hall.letter;
    nearness int;
    nearest int := -1;
    found jsonb := guard.no('authority.none', 'body', c.body, 'power', wanted);
BEGIN
    FOR l IN SELECT * FROM hall.letter WHERE person = holder AND body = c.body ORDER BY key LOOP
        nearness := CASE
            WHEN NOT wanted = ANY (l.powers) THEN 0
            WHEN cardinality(l.items) > 0 AND NOT c.item_code = ANY (l.items) THEN 1
            WHEN on_day < l.valid_from THEN 2
            WHEN on_day > l.valid_until THEN 4
            WHEN on_day >= l.revoked_on THEN 3
            ELSE 9 END;
        IF nearness = 9 THEN
            RETURN NULL;
        ELSIF nearness > nearest THEN
            nearest := nearness;
            found := CASE nearness
                WHEN 0 THEN guard.no('authority.power', 'number', l.number, 'power', wanted)
                WHEN 1 THEN guard.no('authority.item', 'number', l.number, 'item', c.item_code)
                WHEN 2 THEN guard.no('authority.not_yet', 'number', l.number,
                    'day', l.valid_from::text)
                WHEN 3 THEN guard.no('authority.revoked', 'number', l.number,
                    'day', l.revoked_on::text)
                ELSE guard.no('authority.expired', 'number', l.number,
                    'day', l.valid_until::text) END;
        END IF;
    END LOOP;
    RETURN found;
END $$;

CREATE FUNCTION guard.holds(s hall.staff, wanted text, c hall.case_file) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN wanted IN ('clerk', 'acceptor', 'issuer') THEN s.active AND wanted = ANY (s.roles)
        WHEN wanted = 'reviewer' THEN
            guard.has(s, wanted, c.body) OR guard.has(s, wanted, c.department)
        ELSE guard.has(s, wanted, c.body) END
$$;

CREATE FUNCTION guard.acceptance_gap(
    c hall.case_file, r hall.rule, s hall.staff, on_day date
) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    bureau text;
BEGIN
    IF NOT (r.accepting OR (r.kind = 'terminate' AND c.holder = 'counter')) THEN
        RETURN NULL;
    ELSIF 'acceptor:' || c.body = ANY (s.grants) THEN
        RETURN NULL;
    END IF;
    bureau := coalesce((SELECT nullif(value, '')::jsonb ->> 'bureau' FROM hall.reference
        WHERE kind = 'hall' AND key = 'hall'), '');
    IF NOT guard.has(s, 'acceptor', bureau) THEN
        RETURN guard.no('authority.not_of_window', 'body', c.body_name);
    ELSIF bureau IN ('', c.body) THEN
        RETURN NULL;
    ELSIF guard.letter_gap('', c, 'accept', on_day) IS NULL THEN
        RETURN NULL;
    END IF;
    RETURN guard.no('authority.no_acceptance', 'body', c.body_name);
END $$;

CREATE FUNCTION guard.separation_gap(c hall.case_file, r hall.rule, s hall.staff)
RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN r.apart AND s.person <> '' AND (s.person IN (c.accepted_by, c.declined_by, c.told_by)
            OR s.person = ANY (string_to_array(c.told_before, ',')))
        THEN guard.no(CASE WHEN r.deciding THEN 'decide' ELSE 'review' END || '.same_person',
            'person', s.name)
        WHEN s.person = ANY (string_to_array(c.recused, ','))
            AND (r.apart OR (r.kind = 'terminate' AND c.holder <> 'counter'))
        THEN guard.no('recuse.stands_aside', 'person', s.name)
            || jsonb_build_object('article', guard.recusal_article())
        WHEN r.kind IN ('grant', 'refuse') AND s.person IN (c.reviewer, c.proposed_by)
            AND c.kind <> 'instant'
        THEN guard.no('decide.own_proposal', 'person', s.name) END
$$;

CREATE FUNCTION guard.shown_gap(c hall.case_file, r hall.rule, s hall.staff)
RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN r.own AND c.reviewer <> s.person
        THEN guard.no('review.not_mine', 'reviewer', c.reviewer)
        WHEN r.kind IN ('grant', 'refuse') AND c.proposal <> r.kind
        THEN guard.no('decide.other_than_proposed', 'proposal', c.proposal)
        WHEN r.kind = 'grant' AND c.tolerated <> 0
        THEN guard.no('grant.tolerated_missing', 'count', c.tolerated::text) END
$$;

CREATE FUNCTION guard.unlawful(
    e hall.entry, effect jsonb, r hall.rule, c hall.case_file, s hall.staff
) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    on_day date := guard.civil_date(guard.said_at(e));
    wanted text;
    why jsonb;
BEGIN
    IF s.person IS NULL OR NOT s.active THEN
        RETURN guard.no('sync.unknown_person', 'person', e.actor);
    END IF;
    IF NOT EXISTS (SELECT FROM unnest(r.roles) role WHERE guard.holds(s, role, c)) THEN
        RETURN guard.no('move.role', 'roles', r.role_list, 'body', c.body_name);
    ELSIF s.hired AND NOT r.helping THEN
        RETURN guard.no('move.hired', 'move', r.kind, 'person', s.name);
    END IF;
    why := coalesce(
        guard.acceptance_gap(c, r, s, on_day), guard.separation_gap(c, r, s));
    wanted := CASE WHEN r.kind = 'terminate' AND c.holder <> 'counter'
        THEN 'terminate' ELSE r.power END;
    IF why IS NULL AND wanted <> '' THEN
        why := guard.letter_gap(s.person, c, wanted, on_day);
    END IF;
    why := coalesce(why, guard.shown_gap(c, r, s));
    IF why IS NULL AND r.paper <> '' AND NOT EXISTS (
        SELECT FROM guard.rows_of(effect, 'papers') p
        WHERE p ->> 'kind' = r.paper AND p ->> 'number' <> '') THEN
        why := guard.no('move.paper', 'move', r.kind) || jsonb_build_object('article', r.article);
    ELSIF why IS NULL AND r.signed AND e.signature = '' THEN
        why := guard.no('sync.unsigned', 'move', r.kind);
    END IF;
    RETURN why;
END $$;

CREATE FUNCTION guard.role_gap(e hall.entry, r hall.rule, c hall.case_file, s hall.staff)
RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF s.person IS NULL THEN
        RETURN NULL;
    ELSIF NOT s.active THEN
        RETURN guard.no('sync.unknown_person', 'person', e.actor);
    ELSIF cardinality(r.roles) > 0 AND NOT EXISTS (
        SELECT FROM unnest(r.roles) role WHERE CASE
            WHEN role = ANY (guard.office())
            THEN guard.has(s, role, c.body) OR guard.has(s, role, c.department)
            ELSE role = ANY (s.roles) END) THEN
        RETURN guard.no('move.role', 'roles', r.role_list, 'body', c.body_name);
    ELSIF r.kind = 'request' AND c.reviewer <> s.person THEN
        RETURN guard.no('review.not_mine', 'reviewer', c.reviewer);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION guard.fact_verdict(
    e hall.entry, effect jsonb, r hall.rule, c hall.case_file, s hall.staff,
    since hall.entry[]
) RETURNS guard.verdict LANGUAGE plpgsql STABLE AS $$
DECLARE
    too_far text;
    contested jsonb;
    wrong jsonb;
BEGIN
    SELECT min(k) INTO too_far FROM jsonb_object_keys(guard.columns_of(effect)) k
    WHERE k <> 'version' AND NOT k = ANY (r.columns);
    IF too_far IS NOT NULL THEN
        RETURN guard.says('refused', guard.no('sync.fact_column', 'kind', r.kind, 'column', too_far));
    END IF;
    contested := guard.overlap(e, effect, c, since);
    IF contested IS NOT NULL AND r.kind = 'redate' THEN
        RETURN guard.says('duplicate', guard.no('sync.redated_twice'));
    END IF;
    wrong := guard.role_gap(e, r, c, s);
    IF NOT r.on_line THEN
        RETURN guard.either(coalesce(contested, wrong), 'flagged');
    ELSIF contested IS NOT NULL THEN
        RETURN guard.says('conflict', contested);
    END IF;
    RETURN guard.either(wrong, 'refused');
END $$;

CREATE FUNCTION guard.either(why jsonb, outcome text) RETURNS guard.verdict
LANGUAGE sql IMMUTABLE AS $$
    SELECT ROW(CASE WHEN why IS NULL THEN 'applied' ELSE outcome END, why)::guard.verdict
$$;

-- c is the case as it stands (all null: there is none), n what the entry makes of it.
CREATE FUNCTION guard.judge(
    e hall.entry, effect jsonb, r hall.rule, c hall.case_file, n hall.case_file,
    s hall.staff, since hall.entry[]
) RETURNS guard.verdict LANGUAGE plpgsql STABLE AS $$
DECLARE
    contested jsonb;
    wrong jsonb;
BEGIN
    IF NOT r.is_move THEN
        RETURN guard.fact_verdict(e, effect, r, c, s, since);
    END IF;
    contested := guard.contested(e, effect, r, c, since);
    IF r.kind <> 'deem' THEN
        wrong := guard.unlawful(e, effect, r, CASE WHEN c.id IS NULL THEN n ELSE c END, s);
    END IF;
    IF r.on_line THEN
        IF contested IS NOT NULL THEN
            RETURN guard.says('conflict', contested);
        END IF;
        RETURN guard.either(wrong, 'refused');
    ELSIF contested IS NOT NULL AND NOT (
        r.receipt OR r.kind = 'deem' OR c.counter = e.counter) THEN
        RETURN guard.says('conflict', contested);
    END IF;
    RETURN guard.either(coalesce(contested, wrong), 'flagged');
END $$;

-- A contested move does not take back a case that was settled or accepted meanwhile.
CREATE FUNCTION guard.stands(r hall.rule, state text) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT r.is_move AND NOT state = ANY (r.sources)
        AND NOT (r.receipt AND r.kind <> 'supply')
        AND (state = ANY (guard.settled()) OR r.acceptance OR r.kind = 'supply')
$$;
