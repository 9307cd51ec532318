-- Reference data as rows that every counter pulls; who works in the hall, and for whom they act, in
-- columns as well.

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

-- Somebody's row of the staff list in columns. Null where it is torn or empty: nobody. They see cases
-- by the roles whose desk looks at them: an officer sees none, nor does a head who has no desk.
CREATE FUNCTION guard.as_staff(r_key text, said text) RETURNS hall.staff
LANGUAGE sql IMMUTABLE AS $$
    SELECT r_key, p ->> 'name', (p ->> 'active')::boolean, p ->> 'staff_kind' = 'hired',
        guard.grants_of(p),
        ARRAY(SELECT DISTINCT g ->> 0 FROM jsonb_array_elements(p -> 'grants') g ORDER BY 1),
        ARRAY(SELECT DISTINCT CASE WHEN g ->> 0 = ANY (guard.seeing_all()) THEN '' ELSE g ->> 1 END
            FROM jsonb_array_elements(p -> 'grants') g
            WHERE g ->> 0 = ANY (guard.seeing()) ORDER BY 1)
    FROM guard.person_said(r_key, said) p WHERE p IS NOT NULL
$$;

CREATE FUNCTION guard.as_letter(r_key text, said text) RETURNS hall.letter
LANGUAGE sql STABLE AS $$
    SELECT r_key, l ->> 'number', l ->> 'body', l ->> 'person',
        ARRAY(SELECT jsonb_array_elements_text(l -> 'powers')),
        ARRAY(SELECT jsonb_array_elements_text(l -> 'items')),
        (l ->> 'valid_from')::date, (l ->> 'valid_until')::date, (l ->> 'revoked_on')::date
    FROM (SELECT nullif(said, '')::jsonb AS l) as_read WHERE l IS NOT NULL
$$;

-- A trigger of hall.reference, which keeps its persons and letters in columns.
CREATE FUNCTION guard.in_columns() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    r hall.reference := coalesce(NEW, OLD);
    said text := NEW.value;  -- of a row that is gone nothing is said
BEGIN
    IF r.kind = 'person' THEN
        DELETE FROM hall.staff WHERE person = r.key;
        INSERT INTO hall.staff SELECT s.* FROM guard.as_staff(r.key, said) s WHERE s.person <> '';
    ELSIF r.kind = 'letter' THEN
        DELETE FROM hall.letter WHERE key = r.key;
        INSERT INTO hall.letter SELECT l.* FROM guard.as_letter(r.key, said) l WHERE l.key <> '';
    END IF;
    RETURN NULL;
END $$;

-- One reference row for every counter to pull.
CREATE FUNCTION guard.publish(r_kind text, r_key text, r_value text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    place bigint;
BEGIN
    INSERT INTO hall.feed (kind, key) VALUES (r_kind, r_key) RETURNING position INTO place;
    INSERT INTO hall.reference AS known (kind, key, value, position)
    VALUES (r_kind, r_key, r_value, place)
    ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, position = excluded.position;
END $$;
