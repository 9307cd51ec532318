-- The journal verified by whoever audits it, who may not read it: hashes, chains and daily digests
-- (db/verify.py without the replay of cases). What is wrong first is told; no text of an entry is.

-- An entry that is not what was hashed.
CREATE FUNCTION guard.altered_entry() RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT guard.no('journal.altered', 'device', e.device, 'sequence', e.sequence::text)
    FROM hall.entry e
    WHERE guard.hex_digest(guard.hashed_text(guard.plain(e))) IS DISTINCT FROM e.hash
    ORDER BY e.device, e.sequence LIMIT 1
$$;

-- A device whose chain has a gap, an entry that follows no other, or another end than was told.
-- What was set apart stands in the chain all the same.
CREATE FUNCTION guard.broken_device() RETURNS jsonb LANGUAGE sql STABLE AS $$
    WITH link AS (
        SELECT device, sequence, hash FROM hall.entry
        UNION SELECT device, sequence, hash FROM hall.quarantine),
    gap AS (
        SELECT guard.no('journal.gap', 'device', d.id, 'sequence', (n + 1)::text,
            'expected', n::text) AS why, d.id, n
        FROM hall.device d, generate_series(1, d.last_sequence) n
        WHERE NOT EXISTS (SELECT FROM link l WHERE l.device = d.id AND l.sequence = n)
        ORDER BY d.id, n LIMIT 1),
    loose AS (
        SELECT guard.no('journal.forked', 'device', e.device, 'sequence', e.sequence::text) AS why
        FROM hall.entry e LEFT JOIN link l ON l.device = e.device
            AND l.sequence = e.sequence - 1 AND l.hash = e.previous
        WHERE CASE e.sequence WHEN 1 THEN e.previous <> repeat('0', 64) ELSE l.hash IS NULL END
        ORDER BY e.device, e.sequence LIMIT 1),
    other AS (
        SELECT guard.no('journal.forked', 'device', d.id, 'sequence', d.last_sequence::text) AS why
        FROM hall.device d
        WHERE d.last_sequence > 0 AND NOT EXISTS (SELECT FROM link l
            WHERE l.device = d.id AND l.sequence = d.last_sequence AND l.hash = d.last_hash)
        ORDER BY d.id LIMIT 1)
    SELECT coalesce((SELECT why FROM gap), (SELECT why FROM loose), (SELECT why FROM other))
$$;

-- A case whose own chain is not the one of its entries.
CREATE FUNCTION guard.broken_case() RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT guard.no('journal.case_broken', 'case', s.case_id, 'id', s.id)
    FROM (
        SELECT e.case_id, e.id, e.hash, e.case_hash, e.case_version, e.central_position,
            lag(e.case_hash, 1, repeat('0', 64)) OVER one AS before,
            row_number() OVER one AS version
        FROM hall.entry e WHERE e.case_id <> '' AND e.central_position IS NOT NULL
        WINDOW one AS (PARTITION BY e.case_id ORDER BY e.central_position)) s
    WHERE s.case_hash IS DISTINCT FROM guard.hex_digest(s.before || ':' || s.hash)
        OR s.case_version IS DISTINCT FROM s.version
    ORDER BY s.central_position LIMIT 1
$$;

-- A day whose digest is not that of its entries (guard.seal_days).
CREATE FUNCTION guard.broken_day() RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    kept record;
    o record;
    place bigint := 0;
    running text := repeat('0', 64);
BEGIN
    FOR kept IN
        SELECT key, nullif(value, '')::jsonb AS told FROM hall.reference
        WHERE kind = 'digest' ORDER BY key
    LOOP
        running := guard.hex_digest(running || ':' || kept.key);
        FOR o IN
            SELECT central_position, hash, case_hash FROM hall.entry
            WHERE central_position > place
                AND guard.civil_date(central_time::timestamptz) = kept.key::date
            ORDER BY central_position
        LOOP
            place := o.central_position;
            running := guard.hex_digest(
                running || ':' || place || ':' || o.hash || ':' || o.case_hash);
        END LOOP;
        IF (kept.told ->> 'digest', kept.told ->> 'position')
            IS DISTINCT FROM (running, place::text) THEN
            RETURN guard.no('journal.digest_differs', 'day', kept.key);
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

-- Null: nothing is wrong.
CREATE FUNCTION api.chains_break() RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM guard.need('{audit}');
    RETURN coalesce(guard.broken_device(), guard.altered_entry(), guard.broken_case(),
        guard.broken_day())::text;
END $$;

CREATE FUNCTION api.keeps_watch() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT guard.may('{audit}')
$$;
