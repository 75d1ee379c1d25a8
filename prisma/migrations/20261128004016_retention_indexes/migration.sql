-- not in a transaction
-- What the nightly job finds old rows by.
DROP INDEX CONCURRENTLY IF EXISTS "carts_updated_at_idx";
CREATE INDEX CONCURRENTLY "carts_updated_at_idx" ON "carts"("updated_at");
DROP INDEX CONCURRENTLY IF EXISTS "sessions_expires_at_idx";
CREATE INDEX CONCURRENTLY "sessions_expires_at_idx" ON "sessions"("expires_at");
DROP INDEX CONCURRENTLY IF EXISTS "email_tokens_expires_at_idx";
CREATE INDEX CONCURRENTLY "email_tokens_expires_at_idx" ON "email_tokens"("expires_at");
DROP INDEX CONCURRENTLY IF EXISTS "control_runs_created_at_idx";
CREATE INDEX CONCURRENTLY "control_runs_created_at_idx" ON "control_runs"("created_at");
