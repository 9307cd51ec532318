-- After a restore devices hand in again what the backup did not have yet. Acts that were taken from
-- their author's own login once come from the device now: for two weeks they are taken from it, if
-- they were made between the last entry of the backup and the restore.

CREATE FUNCTION guard.lost_at_restore(made timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
    since timestamptz := (SELECT value FROM hall.centre WHERE key = 'restored_since');
    restored timestamptz := (SELECT value FROM hall.centre WHERE key = 'restored_at');
BEGIN
    RETURN coalesce(made BETWEEN since - interval '5 minutes' AND restored
        AND hall.instant() < restored + interval '14 days', false);
END $$;
