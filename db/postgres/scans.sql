-- Scans: sealed chunks of what entries name, verified by their hashes before they count as whole
-- (app/domain/scans.py, db/scans.py).

CREATE FUNCTION guard.enrolled(wanted text) RETURNS void LANGUAGE plpgsql STABLE AS $$
BEGIN
    PERFORM guard.as_device(wanted);
    IF NOT EXISTS (SELECT FROM hall.device WHERE id = wanted) THEN
        PERFORM guard.refuse(guard.no('sync.not_enrolled', 'device', wanted));
    END IF;
END $$;

CREATE FUNCTION guard.manifest_gap(m hall.scan) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    chunks text[] := ARRAY(SELECT jsonb_array_elements_text(m.chunks::jsonb));
    wanted bigint := (m.size + guard.scan_chunk() - 1) / guard.scan_chunk();
BEGIN
    IF m.size > 0 AND wanted <= guard.most_chunks() AND wanted = cardinality(chunks)
        AND NOT EXISTS (
            SELECT FROM unnest(chunks || m.digest || m.sealed) n WHERE n !~ '^[0-9a-f]{64}$') THEN
        RETURN NULL;
    END IF;
    RETURN guard.no('scan.manifest', 'digest', m.digest);
END $$;

-- Why no entry stands behind a scan. The case is held, so that nobody erases it meanwhile.
CREATE FUNCTION guard.unnamed(of_case text, of_digest text) RETURNS jsonb LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM hall.case_file WHERE id = of_case FOR SHARE;
    IF guard.erased(of_case) THEN
        RETURN guard.no('scan.erased');
    ELSIF EXISTS (
        SELECT FROM hall.entry WHERE case_id = of_case AND kind = 'attach'
            AND body::jsonb -> 'act' ->> 'sha256' = of_digest) THEN
        RETURN NULL;
    END IF;
    RETURN guard.no('scan.not_named', 'digest', of_digest);
END $$;

CREATE FUNCTION guard.missing(s hall.scan) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN (
        SELECT coalesce(jsonb_agg(p ORDER BY p), '[]')
        FROM generate_series(0, jsonb_array_length(s.chunks::jsonb) - 1) p
        WHERE NOT EXISTS (
            SELECT FROM hall.scan_chunk c
            WHERE c.case_id = s.case_id AND c.digest = s.digest AND c.place = p));
END $$;

CREATE FUNCTION guard.drop_chunks(s hall.scan) RETURNS void LANGUAGE sql AS $$
    DELETE FROM hall.scan_chunk c WHERE c.case_id = s.case_id AND c.digest = s.digest
$$;

CREATE FUNCTION api.scan_wanted(device text, manifest jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    m hall.scan := jsonb_populate_record(NULL::hall.scan, manifest || '{"whole": false}');
    known hall.scan;
    why jsonb;
BEGIN
    PERFORM guard.enrolled(device);
    SELECT * INTO known FROM hall.scan s
    WHERE s.case_id = m.case_id AND s.digest = m.digest FOR UPDATE;
    IF known.whole THEN
        RETURN '[]';
    END IF;
    why := coalesce(guard.manifest_gap(m), guard.unnamed(m.case_id, m.digest));
    IF why IS NOT NULL THEN
        PERFORM guard.refuse(why);
    END IF;
    IF known IS DISTINCT FROM m THEN
        PERFORM guard.drop_chunks(m);
        INSERT INTO hall.scan SELECT m.* ON CONFLICT (case_id, digest) DO UPDATE
        SET size = excluded.size, sealed = excluded.sealed, chunks = excluded.chunks;
    END IF;
    RETURN guard.missing(m);
END $$;

-- What is wrong with the whole, where it came to its end and is not what was announced.
CREATE FUNCTION api.put_chunk(
    device text, of_case text, of_digest text, at_place int, content bytea
) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    known hall.scan;
    wanted bigint;
BEGIN
    PERFORM guard.enrolled(device);
    SELECT * INTO known FROM hall.scan s
    WHERE s.case_id = of_case AND s.digest = of_digest FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM guard.refuse(guard.no('scan.not_announced', 'digest', of_digest));
    END IF;
    wanted := least(guard.scan_chunk(), known.size - at_place::bigint * guard.scan_chunk());
    IF at_place < 0 OR length(content) <> wanted
        OR encode(sha256(content), 'hex') IS DISTINCT FROM known.chunks::jsonb ->> at_place THEN
        PERFORM guard.refuse(
            guard.no('scan.chunk', 'digest', of_digest, 'place', (at_place + 1)::text));
    END IF;
    INSERT INTO hall.scan_chunk (case_id, digest, place, bytes)
    VALUES (of_case, of_digest, at_place, content) ON CONFLICT DO NOTHING;
    IF known.whole OR guard.missing(known) <> '[]' THEN
        RETURN NULL;
    ELSIF known.sealed = (
        SELECT encode(sha256(string_agg(c.bytes, ''::bytea ORDER BY c.place)), 'hex')
        FROM hall.scan_chunk c WHERE c.case_id = of_case AND c.digest = of_digest) THEN
        UPDATE hall.scan s SET whole = true WHERE s.case_id = of_case AND s.digest = of_digest;
        RETURN NULL;
    END IF;
    PERFORM guard.drop_chunks(known);
    RETURN guard.no('scan.whole', 'digest', of_digest);
END $$;
