-- What becomes of one entry that stands where it should in its device's chain.

-- What is wrong with an entry, told as that text, that is next in its device's chain; null: nothing.
-- The text is the very one that is hashed: told otherwise, 131072 digits need nine letters.
CREATE FUNCTION guard.fault(said jsonb, told text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF said ->> 'format' <> guard.format() OR said ->> 'algorithm' <> guard.algorithm() THEN
        RETURN guard.no('journal.foreign_format', 'id', said ->> 'id');
    ELSIF length(said ->> 'body') > guard.longest_body() THEN
        RETURN guard.no('journal.too_large', 'id', said ->> 'id');
    ELSIF said ->> 'id' !~ ('^' || guard.id_shape() || '$') THEN
        RETURN guard.no('journal.torn', 'id', said ->> 'id');
    ELSIF guard.hashed_text(said) IS DISTINCT FROM told
        OR guard.hex_digest(told) IS DISTINCT FROM said ->> 'hash' THEN
        RETURN guard.no('journal.altered', 'device', said ->> 'device',
            'sequence', said ->> 'sequence');
    END IF;
    RETURN NULL;
END $$;

-- Whatever time an entry claims: the device had nothing left to report when it last said so.
CREATE FUNCTION guard.made(e hall.entry) RETURNS timestamptz LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN greatest(guard.said_at(e),
        (SELECT last_reported::timestamptz FROM hall.device WHERE id = e.device));
END $$;

-- Whether this login may hand this in: the server checks no signature, it knows who logged in.
CREATE FUNCTION guard.login_gap(
    who guard.caller, e hall.entry, r hall.rule
) RETURNS guard.verdict LANGUAGE plpgsql STABLE AS $$
DECLARE
    made timestamptz;
BEGIN
    IF r.by_itself THEN
        RETURN NULL;
    ELSIF who.person <> '' THEN
        IF who.person <> e.actor THEN
            PERFORM guard.refuse(guard.no('sync.not_own_login', 'who', e.actor));
        END IF;
        RETURN NULL;
    END IF;
    made := guard.made(e);
    IF r.own_login AND NOT guard.lost_at_restore(made) THEN
        RETURN guard.says('refused', guard.no('sync.own_login', 'person', e.actor));
    END IF;
    IF NOT EXISTS (
        SELECT FROM hall.presence p WHERE p.device = e.device AND p.person = e.actor
            AND p.at >= made - guard.days_off_line()) THEN
        RETURN guard.says('quarantined', guard.no('sync.not_logged_in', 'person', e.actor));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION guard.judged(
    parcel jsonb, said jsonb, e hall.entry, d hall.device, who guard.caller, at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    r hall.rule;
    c hall.case_file;
    n hall.case_file;
    s hall.staff;
    effect jsonb;
    since hall.entry[] := '{}';
    v guard.verdict;
    wrong text;
    against jsonb := '[]';
    not_given jsonb;
BEGIN
    IF NOT coalesce(guard.datable(e) AND guard.sound(e.body::jsonb)
        AND guard.terse(e.body, e.body::jsonb) AND NOT guard.has_fraction(e.body), false) THEN
        RETURN guard.set_apart(said, guard.no('journal.torn', 'id', e.id), at);
    END IF;
    SELECT * INTO r FROM hall.rule WHERE kind = e.kind;
    IF NOT FOUND THEN
        RETURN guard.set_apart(said, guard.no('sync.unknown_kind', 'kind', e.kind), at);
    END IF;
    SELECT * INTO s FROM hall.staff WHERE person = e.actor;
    IF s.person IS NULL AND NOT r.by_itself THEN
        RETURN guard.set_apart(said, guard.no('sync.unknown_person', 'person', e.actor), at);
    ELSIF s.person IS NOT NULL AND r.by_itself THEN
        RETURN guard.set_apart(said, guard.no('sync.not_the_clock', 'person', s.name), at);
    END IF;
    v := guard.login_gap(who, e, r);
    IF v.outcome = 'quarantined' THEN
        RETURN guard.set_apart(said, v.why, at);
    ELSIF v.outcome IS NOT NULL THEN
        RETURN guard.decline(e, guard.answer(e.id, v.outcome, v.why), at);
    ELSIF e.kind = 'admin' THEN
        RETURN guard.changed(parcel, said, e, s, at);
    ELSIF e.kind = 'read' THEN
        RETURN guard.seen(said, e, s, at);
    ELSIF e.kind = 'attest' THEN
        RETURN guard.attested(said, e, s, at);
    END IF;
    SELECT * INTO c FROM hall.case_file WHERE id = e.case_id FOR UPDATE;
    IF (c.id IS NULL) <> (e.kind = 'receive') THEN
        RETURN guard.set_apart(said, guard.no(CASE WHEN c.id IS NULL
            THEN 'sync.no_case' ELSE 'sync.case_exists' END, 'case', e.case_id), at);
    END IF;
    -- Another connection may have brought the same id while this one waited for the case.
    IF c.id IS NOT NULL AND EXISTS (SELECT FROM hall.entry WHERE id = e.id) THEN
        RETURN guard.other_payload(said, at);
    END IF;
    effect := guard.effect(e.body);
    n := guard.after(c, effect);
    IF n.id IS NULL THEN
        RETURN guard.set_apart(said, guard.no('journal.torn', 'id', e.id), at);
    ELSIF n.id <> e.case_id OR (c.id IS NULL
        AND (n.device <> e.device OR n.counter <> e.counter)) THEN
        RETURN guard.set_apart(said, guard.no('sync.false_case', 'case', e.case_id), at);
    END IF;
    wrong := guard.false_column(e, effect, r, c);
    IF wrong IS NOT NULL THEN
        RETURN guard.set_apart(said, guard.no('sync.false_column', 'column', wrong), at);
    ELSIF guard.key_is_former(e) THEN
        RETURN guard.set_apart(said, guard.no('journal.signature', 'person', s.name), at);
    END IF;
    IF c.version > e.expected THEN
        since := ARRAY(SELECT o FROM hall.entry o
            WHERE case_id = e.case_id AND case_version > e.expected ORDER BY case_version);
    END IF;
    v := guard.judge(e, effect, r, c, n, s, since);
    IF v.outcome = 'duplicate' THEN
        RETURN guard.set_apart(said, v.why, at, v.outcome);
    END IF;
    IF c.version >= guard.long_case() AND octet_length(e.body) + (
        SELECT sum(octet_length(body)) FROM hall.entry
        WHERE case_id = c.id AND central_position IS NOT NULL) > guard.largest_case() THEN
        RETURN guard.set_apart(said, guard.no('sync.case_full', 'case', e.case_id), at);
    END IF;
    IF v.outcome <> 'applied' THEN
        against := (SELECT coalesce(jsonb_agg(guard.plain(o)), '[]') FROM unnest(since) o);
    END IF;
    -- Also of an act that is declined: what was printed before a restore is not given again.
    not_given := guard.number_gap(e, effect, at);
    IF v.outcome NOT IN ('applied', 'flagged') THEN
        RETURN guard.decline(e, guard.answer(e.id, v.outcome, v.why, 0, against), at);
    END IF;
    IF v.outcome = 'flagged' THEN
        IF c.id IS NOT NULL AND guard.stands(r, c.state) THEN
            effect := jsonb_set(effect, '{case}', (
                SELECT coalesce(jsonb_object_agg(k, x), '{}')
                FROM jsonb_each(effect -> 'case') each (k, x) WHERE k = ANY (guard.actors())));
            n := guard.after(c, effect);
        END IF;
        n.flagged := true;
    END IF;
    IF c.id IS NULL AND NOT guard.numbered_by(n.number, d) THEN
        RETURN guard.set_apart(said, guard.no('sync.foreign_number', 'number', n.number), at);
    ELSIF not_given IS NOT NULL THEN
        RETURN guard.set_apart(said, not_given, at);
    END IF;
    IF parcel -> 'shown' <> '{}' AND NOT guard.erased(n.id) THEN
        n := guard.with_shown(n, effect, parcel -> 'shown');
    END IF;
    RETURN guard.enforce(parcel, e, effect, c, n,
        guard.answer(e.id, v.outcome, v.why, 0, against), at);
END $$;
