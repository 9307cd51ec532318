-- The word of the referee (app/domain/referee.py, forgery.py and fact_rules.py, which say why).

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
