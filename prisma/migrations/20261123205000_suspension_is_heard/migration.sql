-- Whatever suspends somebody, a statement of an operator too: once it commits, each process judges again what they have open.
CREATE FUNCTION user_suspended() RETURNS trigger AS $$
BEGIN
    PERFORM pg_notify('commonplace', json_build_object('type', 'session.ended', 'userId', NEW.id)::text);
    RETURN NULL;
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER user_suspended AFTER UPDATE OF "suspendedAt" ON "User"
    FOR EACH ROW WHEN (NEW."suspendedAt" IS DISTINCT FROM OLD."suspendedAt") EXECUTE FUNCTION user_suspended();
