-- Signatures: under a day's digest (app/domain/attesting.py), and told to whoever checks them. The
-- server cannot check one itself, but it knows whose login it was, and which key was theirs when.

-- Signed with a key its actor had given up by then (lawful.Standing.public_key).
CREATE FUNCTION guard.key_is_former(e hall.entry) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN e.signature <> '' AND e.key_id <> '' AND coalesce(
        guard.said_at(e) > (
            SELECT (value::jsonb ->> 'until')::timestamptz FROM hall.reference
            WHERE kind = 'credential' AND key = e.actor || '.' || e.key_id AND value <> ''),
        false);
END $$;

-- A signature under the digest of an ended day, of no case; of the first one every counter is told.
CREATE FUNCTION guard.attested(said jsonb, e hall.entry, s hall.staff, at timestamptz)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    act jsonb := e.body::jsonb -> 'act';
    place text := act ->> 'position';
    told jsonb;
BEGIN
    IF e.case_id <> '' THEN
        RETURN guard.set_apart(said, guard.no('sync.false_case', 'case', e.case_id), at);
    ELSIF e.signature = '' THEN
        RETURN guard.set_apart(said, guard.no('journal.signature', 'person', s.name), at);
    ELSIF coalesce(e.body::jsonb -> 'effect', '{}') <> '{}'
        OR jsonb_typeof(act -> 'day') IS DISTINCT FROM 'string'
        OR jsonb_typeof(act -> 'digest') IS DISTINCT FROM 'string'
        OR jsonb_typeof(act -> 'position') IS DISTINCT FROM 'number'
        OR place !~ '^[0-9]{1,18}$' OR NOT guard.is_day(act ->> 'day') THEN
        RETURN guard.set_apart(said, guard.no('journal.torn', 'id', e.id), at);
    ELSIF guard.key_is_former(e) THEN
        RETURN guard.set_apart(said, guard.no('journal.signature', 'person', s.name), at);
    END IF;
    SELECT value::jsonb INTO told FROM hall.reference
    WHERE kind = 'digest' AND key = act ->> 'day' AND value <> '';
    IF (told ->> 'digest', told ->> 'position') IS DISTINCT FROM (act ->> 'digest', place) THEN
        RETURN guard.decline(e, guard.answer(e.id, 'refused',
            guard.no('journal.attests_other', 'day', act ->> 'day')), at);
    END IF;
    IF NOT EXISTS (SELECT FROM hall.reference
        WHERE kind = 'attested' AND key = act ->> 'day' AND value <> '') THEN
        PERFORM guard.publish('attested', act ->> 'day',
            format('{"entry":%s,"person":%s}', to_json(e.id), to_json(e.actor)));
    END IF;
    RETURN guard.of_no_case(e, at);
END $$;

-- -- for whoever verifies the journal (app/domain/witnessing.py): no text of an entry is told

CREATE FUNCTION guard.need_to_verify() RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF NOT (guard.sight()).everything THEN
        PERFORM guard.need('{audit}');
    END IF;
END $$;

-- The public keys people signed with before a reset, by person and key id.
CREATE FUNCTION api.former_keys() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.need_to_verify();
    RETURN (
        SELECT coalesce(jsonb_object_agg(key, value), '{}') FROM hall.reference
        WHERE kind = 'credential' AND value <> '' AND value::jsonb ? 'until');
END $$;

-- A page of the entries that are signed, or should be, behind one of them.
CREATE FUNCTION api.signed_entries(of_device text, after_sequence bigint, most int) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.need_to_verify();
    RETURN (
        SELECT coalesce(jsonb_agg(to_jsonb(page)), '[]') FROM (
            SELECT e.id, e.device, e.sequence, e.kind, e.actor, e.hash, e.key_id, e.signature,
                e.device_time, e.offset_ms
            FROM hall.entry e
            WHERE (e.device, e.sequence) > (of_device, after_sequence)
                AND (e.signature <> '' OR (e.outcome = 'applied'
                    AND e.kind IN (SELECT r.kind FROM hall.rule r WHERE r.signed)))
            ORDER BY e.device, e.sequence LIMIT least(greatest(most, 1), 1000)) page);
END $$;
