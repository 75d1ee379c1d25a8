-- not in a transaction
-- A list of disabled customers by name or e-mail finds them without reading the others.
DROP INDEX CONCURRENTLY IF EXISTS "users_kind_status_name_id_idx";
CREATE INDEX CONCURRENTLY "users_kind_status_name_id_idx" ON "users"("kind", "status", "name", "id");
DROP INDEX CONCURRENTLY IF EXISTS "users_kind_status_email_id_idx";
CREATE INDEX CONCURRENTLY "users_kind_status_email_id_idx" ON "users"("kind", "status", "email", "id");
