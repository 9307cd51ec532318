-- What each of the three officers may change (app/domain/officers.py, which says why).

-- An officer holds that one role, for the whole hall, and no other.
CREATE FUNCTION guard.mixed_gap(p jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT guard.no('admin.mixed', 'name', p ->> 'name', 'role', min(g ->> 0))
    FROM jsonb_array_elements(p -> 'grants') g WHERE g ->> 0 = ANY (guard.officers())
    HAVING count(*) > 0 AND guard.grants_of(p) <> ARRAY[min(g ->> 0) || ':']
$$;

-- Who somebody is is the system officer's to say, what they may the security officer's.
CREATE FUNCTION guard.person_gap(s hall.staff, said jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    p jsonb;
    renamed boolean;
    empowered boolean;
BEGIN
    SELECT nullif(value, '')::jsonb INTO p FROM hall.reference
    WHERE kind = 'person' AND key = said ->> 'id';
    renamed := p IS NULL OR (p ->> 'name', p ->> 'post', p ->> 'staff_kind')
        IS DISTINCT FROM (said ->> 'name', said ->> 'post', said ->> 'staff_kind');
    p := coalesce(p, '{"grants": [], "active": true, "public_key": ""}');
    empowered := (guard.grants_of(p), p -> 'active', p ->> 'public_key')
        IS DISTINCT FROM (guard.grants_of(said), said -> 'active', said ->> 'public_key');
    RETURN CASE
        WHEN empowered AND said ->> 'id' = s.person
        THEN guard.no('admin.own_rights', 'name', s.name)
        WHEN empowered AND NOT guard.has(s, 'security', '')
        THEN guard.no('admin.officer', 'name', s.name, 'role', 'security')
        WHEN renamed AND NOT guard.has(s, 'system', '')
        THEN guard.no('admin.officer', 'name', s.name, 'role', 'system')
        ELSE guard.mixed_gap(said) END;
END $$;

-- Why somebody may not change these rows (kind, key and text of each); null: they may.
CREATE FUNCTION guard.officer_gap(e hall.entry, s hall.staff, brought jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE AS $$
DECLARE
    one jsonb;
    said jsonb;
    why jsonb;
BEGIN
    IF NOT EXISTS (SELECT FROM unnest(guard.changing()) role WHERE guard.has(s, role, '')) THEN
        RETURN guard.no('admin.not_officer', 'name', s.name);
    ELSIF EXISTS (SELECT FROM jsonb_array_elements(brought) x
        WHERE x ->> 0 <> 'person' AND guard.officer_of(x ->> 0) IS NULL) THEN
        RETURN guard.no('admin.not_yours');
    END IF;
    FOR one IN SELECT jsonb_array_elements(brought) LOOP
        IF one ->> 0 = 'person' THEN
            said := guard.person_said(one ->> 1, one ->> 2);
            why := CASE WHEN said IS NULL THEN guard.no('journal.torn', 'id', e.id)
                ELSE guard.person_gap(s, said) END;
        ELSIF NOT guard.has(s, guard.officer_of(one ->> 0), '') THEN
            why := guard.no('admin.officer', 'name', s.name, 'role', guard.officer_of(one ->> 0));
        ELSIF one ->> 0 = 'letter' AND one ->> 2 <> ''
            AND guard.letter_said(one ->> 2) IS NULL THEN
            why := guard.no('journal.torn', 'id', e.id);
        END IF;
        IF why IS NOT NULL THEN
            RETURN why;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;
