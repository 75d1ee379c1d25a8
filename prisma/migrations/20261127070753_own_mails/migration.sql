-- not in a transaction
-- A customer's own mails, newest first.
DROP INDEX CONCURRENTLY IF EXISTS "mails_user_id_created_at_idx";
CREATE INDEX CONCURRENTLY "mails_user_id_created_at_idx" ON "mails"("user_id", "created_at");
