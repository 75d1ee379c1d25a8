-- not in a transaction
-- Built beside a shop that buys and sells. What a try that failed left behind goes first, so that all of this can be run again.

-- Searches, lib/db/matching.ts.
DROP INDEX CONCURRENTLY IF EXISTS users_search;
CREATE INDEX CONCURRENTLY users_search ON users USING gin (email gin_trgm_ops, name gin_trgm_ops, phone gin_trgm_ops);
DROP INDEX CONCURRENTLY IF EXISTS registrants_search;
CREATE INDEX CONCURRENTLY registrants_search ON registrants USING gin (display_name gin_trgm_ops);
DROP INDEX CONCURRENTLY IF EXISTS orders_search;
CREATE INDEX CONCURRENTLY orders_search ON orders USING gin (number gin_trgm_ops);
DROP INDEX CONCURRENTLY IF EXISTS services_search;
CREATE INDEX CONCURRENTLY services_search ON services USING gin (name gin_trgm_ops, display_name gin_trgm_ops);
DROP INDEX CONCURRENTLY IF EXISTS top_ups_search;
CREATE INDEX CONCURRENTLY top_ups_search ON top_ups USING gin (reference gin_trgm_ops, bank_serial gin_trgm_ops, payer_name gin_trgm_ops);
DROP INDEX CONCURRENTLY IF EXISTS mails_search;
CREATE INDEX CONCURRENTLY mails_search ON mails USING gin (subject gin_trgm_ops);
-- Addresses by how they begin: what comes after the @ stands in most of them, and makes trigrams slow.
DROP INDEX CONCURRENTLY IF EXISTS mails_to_address_begin;
CREATE INDEX CONCURRENTLY mails_to_address_begin ON mails (to_address text_pattern_ops);

-- Items by name, or by how it begins, whatever the database's collation. It stands for the one over (line, name).
DROP INDEX CONCURRENTLY IF EXISTS order_items_line_name_begin;
CREATE INDEX CONCURRENTLY order_items_line_name_begin ON order_items (line, name text_pattern_ops);
DROP INDEX CONCURRENTLY IF EXISTS "order_items_line_name_idx";

-- What has ended is most of what expires first: lists of what goes on don't walk through it.
DROP INDEX CONCURRENTLY IF EXISTS services_going_on;
CREATE INDEX CONCURRENTLY services_going_on ON services (expires_at, id) WHERE ended_at IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS services_going_on_by_line;
CREATE INDEX CONCURRENTLY services_going_on_by_line ON services (line, expires_at, id) WHERE ended_at IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS services_going_on_by_customer;
CREATE INDEX CONCURRENTLY services_going_on_by_customer ON services (customer_id, expires_at, id) WHERE ended_at IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS "services_state_expires_at_id_idx";
CREATE INDEX CONCURRENTLY "services_state_expires_at_id_idx" ON "services"("state", "expires_at", "id");
DROP INDEX CONCURRENTLY IF EXISTS "services_expires_at_id_idx";
DROP INDEX CONCURRENTLY IF EXISTS "services_line_display_name_id_idx";
CREATE INDEX CONCURRENTLY "services_line_display_name_id_idx" ON "services"("line", "display_name", "id");

-- The few calls that are no plain reads, or went wrong; and those of one endpoint, in the order of the list.
DROP INDEX CONCURRENTLY IF EXISTS upstream_calls_not_ok;
CREATE INDEX CONCURRENTLY upstream_calls_not_ok ON upstream_calls (outcome, id) WHERE outcome <> 'ok';
DROP INDEX CONCURRENTLY IF EXISTS upstream_calls_not_read;
CREATE INDEX CONCURRENTLY upstream_calls_not_read ON upstream_calls (effect, id) WHERE effect <> 'read';
DROP INDEX CONCURRENTLY IF EXISTS "upstream_calls_endpoint_id_idx";
CREATE INDEX CONCURRENTLY "upstream_calls_endpoint_id_idx" ON "upstream_calls"("endpoint", "id");
DROP INDEX CONCURRENTLY IF EXISTS "upstream_calls_endpoint_at_idx";

DROP INDEX CONCURRENTLY IF EXISTS "audit_events_customer_id_id_idx";
CREATE INDEX CONCURRENTLY "audit_events_customer_id_id_idx" ON "audit_events"("customer_id", "id");
DROP INDEX CONCURRENTLY IF EXISTS "audit_events_customer_id_at_idx";
DROP INDEX CONCURRENTLY IF EXISTS "audit_events_actor_id_id_idx";
CREATE INDEX CONCURRENTLY "audit_events_actor_id_id_idx" ON "audit_events"("actor_id", "id");
DROP INDEX CONCURRENTLY IF EXISTS audit_events_action_begin;
CREATE INDEX CONCURRENTLY audit_events_action_begin ON audit_events (action text_pattern_ops, id);

DROP INDEX CONCURRENTLY IF EXISTS "users_kind_status_created_at_idx";
CREATE INDEX CONCURRENTLY "users_kind_status_created_at_idx" ON "users"("kind", "status", "created_at");
DROP INDEX CONCURRENTLY IF EXISTS "real_name_reviews_state_created_at_idx";
CREATE INDEX CONCURRENTLY "real_name_reviews_state_created_at_idx" ON "real_name_reviews"("state", "created_at");

-- What the worker looks for every few minutes or every night: the few that were cut off, are old, or were never answered.
DROP INDEX CONCURRENTLY IF EXISTS "registrants_state_updated_at_idx";
CREATE INDEX CONCURRENTLY "registrants_state_updated_at_idx" ON "registrants"("state", "updated_at");
DROP INDEX CONCURRENTLY IF EXISTS "zone_changes_state_at_idx";
CREATE INDEX CONCURRENTLY "zone_changes_state_at_idx" ON "zone_changes"("state", "at");
DROP INDEX CONCURRENTLY IF EXISTS review_documents_kept;
CREATE INDEX CONCURRENTLY review_documents_kept ON review_documents (created_at) WHERE deleted_at IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS attempts_unclear;
CREATE INDEX CONCURRENTLY attempts_unclear ON attempts (item_id) WHERE outcome IS NULL OR outcome = 'unknown';
