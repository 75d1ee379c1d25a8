-- CreateTable
CREATE TABLE "encryption_keys" (
    "id" TEXT NOT NULL,
    "sealed_word" BYTEA,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "encryption_keys_pkey" PRIMARY KEY ("id")
);

-- The keys that seal anything so far. The word that proves the first one stood in upstream_accounts.
INSERT INTO "encryption_keys" ("id")
SELECT DISTINCT convert_from(substring(head from 3 for get_byte(head, 1)), 'UTF8') FROM (
  SELECT substring(totp_secret_enc from 1 for 34) FROM users
  UNION ALL SELECT substring(id_number_enc from 1 for 34) FROM registrants
  UNION ALL SELECT substring(content_enc from 1 for 34) FROM review_documents
  UNION ALL SELECT substring(preview_enc from 1 for 34) FROM review_documents
  UNION ALL SELECT substring(secret_enc from 1 for 34) FROM cart_lines
  UNION ALL SELECT substring(secret_enc from 1 for 34) FROM order_items
  UNION ALL SELECT substring(given_secrets_enc from 1 for 34) FROM attempts
  UNION ALL SELECT substring(raw_enc from 1 for 34) FROM attempt_replies
  UNION ALL SELECT substring(secrets_enc from 1 for 34) FROM services
  UNION ALL SELECT substring(input_enc from 1 for 34) FROM control_runs
  UNION ALL SELECT substring(token_enc from 1 for 34) FROM calendar_feeds
  UNION ALL SELECT substring(key_check_enc from 1 for 34) FROM upstream_accounts
) AS sealed(head) WHERE head IS NOT NULL;
UPDATE "encryption_keys" SET "sealed_word" = key_check_enc FROM "upstream_accounts"
WHERE key_check_enc IS NOT NULL
  AND "encryption_keys"."id" = convert_from(substring(key_check_enc from 3 for get_byte(key_check_enc, 1)), 'UTF8');

-- AlterTable
ALTER TABLE "upstream_accounts" DROP COLUMN "key_check_enc";

-- A stored answer never changes; only the key that its own key is wrapped with does (npm run keys:rotate). Layout: lib/core/secret.ts.
CREATE FUNCTION refuse_change_but_key() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before attempt_replies := OLD;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    before.raw_enc := NEW.raw_enc;
    IF before IS NOT DISTINCT FROM NEW AND get_byte(NEW.raw_enc, 0) = get_byte(OLD.raw_enc, 0)
       AND substring(NEW.raw_enc from 63 + get_byte(NEW.raw_enc, 1)) = substring(OLD.raw_enc from 63 + get_byte(OLD.raw_enc, 1)) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'KQ002';
END $$;

DROP TRIGGER append_only ON attempt_replies;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON attempt_replies FOR EACH ROW EXECUTE FUNCTION refuse_change_but_key();
