-- Whether somebody may make a move at a case on a day (app/domain/lawful.py, which says why).

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
