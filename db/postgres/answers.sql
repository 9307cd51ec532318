-- What a device is told of an entry, and what is kept of one that is not in force.

CREATE FUNCTION guard.task(of_case text, answer jsonb, at timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hall.task (entry_id, case_id, outcome, answer, opened_at)
    VALUES (answer ->> 'entry_id', of_case, answer ->> 'outcome', answer::text, guard.iso(at))
    ON CONFLICT ON CONSTRAINT pk_task DO NOTHING;
END $$;

CREATE FUNCTION guard.answer(
    entry_id text, outcome text, why jsonb, version bigint DEFAULT 0, against jsonb DEFAULT '[]'
) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT jsonb_build_object('entry_id', entry_id, 'outcome', outcome, 'why', why,
        'version', version, 'against', against)
$$;

-- said: the entry as it came, with its hash and signature
CREATE FUNCTION guard.set_apart(
    said jsonb, why jsonb, at timestamptz, outcome text DEFAULT 'quarantined'
) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
    answer jsonb := guard.answer(said ->> 'id', outcome, why);
BEGIN
    INSERT INTO hall.quarantine (entry_id, device, sequence, hash, entry, answer, taken_at)
    VALUES (said ->> 'id', said ->> 'device',
        least((said ->> 'sequence')::numeric, 9223372036854775807)::bigint,
        said ->> 'hash',
        (CASE WHEN length(said ->> 'body') > guard.longest_body()
            THEN said || '{"body": ""}' ELSE said END)::text,
        answer::text, guard.iso(at));
    IF outcome = 'quarantined' THEN
        PERFORM guard.task(said ->> 'case_id', answer, at);
    END IF;
    RETURN answer;
END $$;

CREATE FUNCTION guard.answered(
    e hall.entry, answer jsonb, at timestamptz
) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hall.answered (entry_id, hash, outcome, answer)
    VALUES (e.id, e.hash, answer ->> 'outcome', answer::text);
    IF answer ->> 'outcome' <> 'applied' THEN
        PERFORM guard.task(e.case_id, answer, at);
    END IF;
    RETURN answer;
END $$;

CREATE FUNCTION guard.decline(e hall.entry, answer jsonb, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    e.outcome := answer ->> 'outcome';
    e.central_time := guard.iso(at);
    INSERT INTO hall.entry SELECT e.*;
    PERFORM guard.void_numbers(e.id, coalesce(answer #>> '{why,code}', e.outcome));
    RETURN guard.answered(e, answer, at);
END $$;

-- The id is known, but not this payload: forged, or the clock's own written twice. Null: unknown.
CREATE FUNCTION guard.other_payload(said jsonb, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
    first hall.entry;
BEGIN
    SELECT * INTO first FROM hall.entry WHERE id = said ->> 'id';
    IF NOT FOUND THEN
        RETURN NULL;
    ELSIF said ->> 'kind' = first.kind AND said ->> 'case_id' = first.case_id
        AND first.kind IN ('deem', 'redate') THEN
        RETURN guard.set_apart(said, guard.no(CASE first.kind
            WHEN 'deem' THEN 'sync.deemed_twice' ELSE 'sync.redated_twice' END), at, 'duplicate');
    END IF;
    RETURN guard.set_apart(said, guard.no('sync.other_payload', 'id', first.id), at);
END $$;

-- An entry as the other side of a task shows it.
CREATE FUNCTION guard.plain(o hall.entry) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT to_jsonb(o) - ARRAY[
        'outcome', 'central_position', 'central_time', 'case_version', 'case_hash']
$$;

-- An entry that stands in the order of the centre, but in no case.
CREATE FUNCTION guard.of_no_case(e hall.entry, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hall.feed (entry_id) VALUES (e.id) RETURNING position INTO e.central_position;
    e.outcome := 'applied';
    e.central_time := guard.iso(at);
    e.case_version := 0;
    e.case_hash := '';
    INSERT INTO hall.entry SELECT e.*;
    RETURN guard.answered(e, guard.answer(e.id, 'applied', NULL), at);
END $$;
