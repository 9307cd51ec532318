-- Taking a batch (db/receiving.py in SQL): each entry by itself, once, its answer stays the same.

-- One parcel. Null: there is a gap before it. d is the device with its chain, and goes on.
CREATE FUNCTION guard.take(
    INOUT d hall.device, parcel jsonb, who guard.caller, at timestamptz,
    OUT answer text, OUT repeated boolean
) LANGUAGE plpgsql AS $$
DECLARE
    said jsonb;
    e hall.entry;
    found jsonb;
    state text;
    said_by text;
BEGIN
    said := (parcel ->> 'text')::jsonb || jsonb_build_object(
        'hash', parcel -> 'hash', 'signature', parcel -> 'signature');
    SELECT a.answer INTO answer FROM (
        SELECT k.answer, 1 AS place FROM hall.answered k
        WHERE k.entry_id = said ->> 'id' AND k.hash = said ->> 'hash'
        UNION ALL
        SELECT q.answer, 2 FROM hall.quarantine q
        WHERE q.entry_id = said ->> 'id' AND q.hash = said ->> 'hash') a
    ORDER BY a.place LIMIT 1;
    repeated := answer IS NOT NULL;
    IF repeated THEN
        RETURN;
    ELSIF said ->> 'device' <> d.id THEN
        answer := guard.set_apart(
            said, guard.no('sync.foreign_device', 'device', said ->> 'device'), at);
        RETURN;
    ELSIF (said ->> 'sequence')::numeric > d.last_sequence + 1 THEN
        RETURN;
    ELSIF (said ->> 'sequence')::numeric < d.last_sequence + 1
        OR said ->> 'previous' <> d.last_hash THEN
        found := guard.other_payload(said, at);
        IF found IS NULL THEN
            d.forked := true;
            found := guard.set_apart(said, guard.no('journal.forked',
                'device', said ->> 'device', 'sequence', said ->> 'sequence'), at);
        END IF;
        answer := found;
        RETURN;
    END IF;
    d.last_sequence := d.last_sequence + 1;
    d.last_hash := said ->> 'hash';
    found := guard.fault(said, parcel ->> 'text');
    IF found IS NULL AND said ->> 'counter' <> d.counter THEN
        found := guard.no('sync.foreign_counter', 'counter', said ->> 'counter');
    END IF;
    IF found IS NOT NULL THEN
        answer := guard.set_apart(said, found, at);
        RETURN;
    END IF;
    answer := guard.other_payload(said, at);
    IF answer IS NOT NULL THEN
        RETURN;
    END IF;
    BEGIN
        e := jsonb_populate_record(NULL::hall.entry, said || '{"outcome": ""}');
        answer := guard.judged(parcel, said, e, d, who, at);
    EXCEPTION
        WHEN integrity_constraint_violation OR numeric_value_out_of_range
            OR cardinality_violation THEN
            GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, said_by = MESSAGE_TEXT;
            found := CASE WHEN state = '23502' THEN guard.no('journal.torn', 'id', said ->> 'id')
                ELSE guard.no('sync.constraint', 'error', said_by) END;
            answer := guard.set_apart(said, found, at);
        WHEN data_exception OR program_limit_exceeded THEN
            answer := guard.set_apart(said, guard.no('journal.torn', 'id', said ->> 'id'), at);
    END;
END $$;

-- Whether something of a parcel is no text, and so may be longer when it is read.
CREATE FUNCTION guard.swollen(parcels jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_path_exists(parcels, '$[*] ? (@.text.type() != "string"
        || @.hash.type() != "string" || @.signature.type() != "string"
        || @.wrapped_key.type() != "string" || @.shown.type() != "object"
        || exists(@.shown.* ? (@.type() != "string")))')
$$;

-- A batch comes as text, so that one that is too large is refused before it is read.
CREATE FUNCTION guard.parcels(batch text) RETURNS jsonb[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    whole jsonb;
    sent jsonb[];
    parcel jsonb;
BEGIN
    IF octet_length(batch) > guard.largest_batch() THEN
        PERFORM guard.refuse(guard.no('sync.batch_too_large'));
    END IF;
    whole := batch::jsonb;
    IF guard.swollen(whole) THEN
        RAISE invalid_parameter_value;
    END IF;
    sent := ARRAY(SELECT jsonb_array_elements(whole));
    IF octet_length(batch) <= guard.largest_parcel() THEN
        RETURN sent;
    END IF;
    FOREACH parcel IN ARRAY sent LOOP
        IF octet_length(concat(parcel ->> 'text', parcel ->> 'signature',
            parcel ->> 'wrapped_key', parcel ->> 'shown')) > guard.largest_parcel() THEN
            PERFORM guard.refuse(guard.no('sync.batch_too_large'));
        END IF;
    END LOOP;
    RETURN sent;
END $$;

-- Cases that a batch goes on with are locked before the first of them is looked at, in one order: two
-- batches that name them in two would wait for each other. Found by the one place of the canonical
-- text that says it so; a text that is not canonical, or that is not next in the device's chain, never
-- comes as far as its case, nor does what somebody off the staff list hands in.
CREATE FUNCTION guard.hold_cases(d hall.device, who guard.caller, sent jsonb[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    IF cardinality(sent) <= guard.most_held()
        AND (who.person = '' OR who.sees IS NOT NULL) THEN
        PERFORM FROM hall.case_file WHERE id IN (
            SELECT split_part(split_part(told, '"case_id":"', 2), '"', 1)
            FROM unnest(sent) parcel, LATERAL (SELECT parcel ->> 'text' AS told) as_text
            WHERE parcel ->> 'wrapped_key' = '' AND strpos(told, format('"device":"%s"', d.id)) > 0
                AND substring(told FROM '"sequence":([0-9]{1,18})[,}]')::bigint
                    BETWEEN d.last_sequence + 1 AND d.last_sequence + cardinality(sent))
        ORDER BY id FOR UPDATE;
    END IF;
END $$;

CREATE FUNCTION api.push(device text, parcels text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    who guard.caller := guard.at_device(device);
    d hall.device;
    sent jsonb[] := guard.parcels(parcels);
    run jsonb[];
    one record;
    at timestamptz;
    answers jsonb[] := '{}';
    place int := 1;
    plain_until int := 1;  -- receipts before this place were tried together
BEGIN
    LOCK TABLE hall.day_end IN ROW EXCLUSIVE MODE;
    SELECT known AS d, (SELECT value FROM hall.centre WHERE key = 'restored_at') AS restored
    INTO one FROM hall.device known WHERE known.id = push.device FOR UPDATE OF known;
    IF NOT FOUND THEN
        PERFORM guard.refuse(guard.no('sync.not_enrolled', 'device', push.device));
    ELSIF one.restored IS NOT NULL THEN
        PERFORM guard.wait_to_adopt(one.restored::timestamptz, sent);
    END IF;
    d := one.d;
    IF cardinality(sent) > 1 THEN
        PERFORM guard.hold_cases(d, who, sent);
    END IF;
    at := hall.instant();
    WHILE place <= cardinality(sent) LOOP
        IF place >= plain_until THEN
            plain_until := place + guard.receipts_from(sent, place);
            run := CASE WHEN plain_until > place
                THEN guard.take_receipts(d, sent[place:plain_until - 1], who, at) END;
            IF run IS NOT NULL THEN
                d.last_sequence := d.last_sequence + cardinality(run);
                d.last_hash := sent[plain_until - 1] ->> 'hash';
                answers := answers || run;
                place := plain_until;
                CONTINUE;
            END IF;
        END IF;
        SELECT * INTO one FROM guard.take(d, sent[place], who, at);
        EXIT WHEN one.answer IS NULL;
        d := one.d;
        answers := answers || jsonb_build_array(one.answer, one.repeated);
        place := place + 1;
    END LOOP;
    UPDATE hall.device known
    SET last_sequence = d.last_sequence, last_hash = d.last_hash, forked = d.forked
    WHERE known.id = d.id;
    RETURN to_jsonb(answers);
END $$;

CREATE FUNCTION api.ask(device text, entry_ids text[]) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.as_device(device);
    RETURN (
        SELECT coalesce(jsonb_agg(f.answer ORDER BY i), '[]')
        FROM unnest(entry_ids) WITH ORDINALITY asked (id, i)
        CROSS JOIN LATERAL (
            SELECT a.answer, 0 AS place FROM hall.answered a JOIN hall.entry e ON e.id = a.entry_id
            WHERE a.entry_id = asked.id AND e.device = ask.device
            UNION ALL
            SELECT q.answer, q.id FROM hall.quarantine q
            WHERE q.entry_id = asked.id AND q.device = ask.device
            ORDER BY place LIMIT 1) f);
END $$;
