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
        AND guard.sound(p) AND guard.terse(said, p) AND NOT guard.has_fraction(said)
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

-- A letter of authority as a row says it; null where the text is torn.
CREATE FUNCTION guard.letter_said(said text) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
    l jsonb;
BEGIN
    l := said::jsonb;
    RETURN CASE WHEN coalesce(guard.sound(l) AND guard.terse(said, l)
        AND NOT guard.has_fraction(said)
        AND NOT jsonb_path_exists(l, '$.keyvalue() ? (@.key == "number" || @.key == "body"
            || @.key == "person" || @.key == "signed_by" || @.key == "valid_from"
            || @.key == "valid_until").value ? (@.type() != "string")')
        AND l ?& ARRAY['number', 'body', 'person', 'signed_by', 'valid_from', 'valid_until',
            'revoked_on']
        AND jsonb_typeof(l -> 'revoked_on') IN ('string', 'null')
        AND guard.is_day(l ->> 'valid_from') AND guard.is_day(l ->> 'valid_until')
        AND guard.is_day(l ->> 'revoked_on')
        AND jsonb_typeof(l -> 'powers') = 'array' AND jsonb_typeof(l -> 'items') = 'array'
        AND NOT EXISTS (SELECT FROM jsonb_array_elements(l -> 'items') i
            WHERE jsonb_typeof(i) <> 'string')
        AND NOT EXISTS (SELECT FROM jsonb_array_elements(l -> 'powers') power
            WHERE NOT coalesce(power #>> '{}' = ANY (guard.powers()), false)),
        false) THEN l END;
EXCEPTION
    WHEN data_exception OR statement_too_complex THEN
        RETURN NULL;
END $$;

-- The same in columns; null where it is torn or empty: none.
CREATE FUNCTION guard.as_letter(r_key text, said text) RETURNS hall.letter
LANGUAGE sql STABLE AS $$
    SELECT r_key, l ->> 'number', l ->> 'body', l ->> 'person',
        ARRAY(SELECT jsonb_array_elements_text(l -> 'powers')),
        ARRAY(SELECT jsonb_array_elements_text(l -> 'items')),
        (l ->> 'valid_from')::date, (l ->> 'valid_until')::date, (l ->> 'revoked_on')::date
    FROM guard.letter_said(said) l WHERE l IS NOT NULL
$$;

-- A trigger of hall.reference, which keeps its persons and letters in columns.
CREATE FUNCTION guard.in_columns() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    s hall.staff;
    l hall.letter;
BEGIN
    IF 'person' IN (OLD.kind, NEW.kind) THEN
        DELETE FROM hall.staff WHERE (OLD.kind = 'person' AND person = OLD.key)
            OR (NEW.kind = 'person' AND person = NEW.key);
    END IF;
    IF 'letter' IN (OLD.kind, NEW.kind) THEN
        DELETE FROM hall.letter WHERE (OLD.kind = 'letter' AND key = OLD.key)
            OR (NEW.kind = 'letter' AND key = NEW.key);
    END IF;
    IF NEW.kind = 'person' THEN
        s := guard.as_staff(NEW.key, NEW.value);
        INSERT INTO hall.staff SELECT s.* WHERE s.person <> '';
    ELSIF NEW.kind = 'letter' THEN
        l := guard.as_letter(NEW.key, NEW.value);
        INSERT INTO hall.letter SELECT l.* WHERE l.key <> '';
    END IF;
    RETURN NULL;
END $$;

-- One reference row for every counter to pull. A letter that is torn fails.
CREATE FUNCTION guard.publish(r_kind text, r_key text, r_value text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    place bigint;
BEGIN
    INSERT INTO hall.feed (kind, key) VALUES (r_kind, r_key) RETURNING position INTO place;
    INSERT INTO hall.reference AS known (kind, key, value, position)
    VALUES (r_kind, r_key, r_value, place)
    ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, position = excluded.position;
    IF r_kind = 'letter' AND r_value <> ''
        AND NOT EXISTS (SELECT FROM hall.letter WHERE key = r_key) THEN
        RAISE invalid_text_representation;
    END IF;
END $$;
