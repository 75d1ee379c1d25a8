-- AlterTable
ALTER TABLE "email_tokens" ADD COLUMN     "name" TEXT;

-- AlterTable
ALTER TABLE "mails" ADD COLUMN     "token_enc" BYTEA;

-- CreateTable
CREATE TABLE "known_addresses" (
    "user_id" UUID NOT NULL,
    "address_key" TEXT NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_addresses_pkey" PRIMARY KEY ("user_id","address_key")
);

-- AddForeignKey
ALTER TABLE "known_addresses" ADD CONSTRAINT "known_addresses_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The addresses of sessions until now are known (IPv6 ones become known with the next sign-in).
INSERT INTO "known_addresses" ("user_id", "address_key", "last_seen_at")
  SELECT "user_id", "ip", max("last_seen_at") FROM "sessions" WHERE "ip" ~ '^[0-9]+(\.[0-9]+){3}$' GROUP BY 1, 2;

-- Secrets of links that were kept in clear can't be sealed here: they are struck out, and who needs one asks for a new mail.
UPDATE "mails" SET
  "text" = regexp_replace("text", '([?&;]token=)[A-Za-z0-9_-]+', '\1…', 'g'),
  "html" = regexp_replace("html", '([?&;]token=)[A-Za-z0-9_-]+', '\1…', 'g')
WHERE "status" <> 'queued' AND "text" ~ '[?&;]token=[A-Za-z0-9_-]';

-- Streams end with the session that opened them.
CREATE FUNCTION tell_session_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('session_ended', OLD.id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_session_revoked AFTER UPDATE OF revoked_at ON "sessions"
  FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL) EXECUTE FUNCTION tell_session_end();
CREATE TRIGGER tell_session_deleted AFTER DELETE ON "sessions"
  FOR EACH ROW EXECUTE FUNCTION tell_session_end();
