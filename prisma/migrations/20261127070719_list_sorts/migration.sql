-- not in a transaction
-- What lists are sorted by (lib/db/keyset.ts). Built beside a shop that buys and sells; what a try that failed left behind goes first.
DROP INDEX CONCURRENTLY IF EXISTS "orders_total_fen_id_idx";
CREATE INDEX CONCURRENTLY "orders_total_fen_id_idx" ON "orders"("total_fen", "id");
DROP INDEX CONCURRENTLY IF EXISTS "orders_state_total_fen_id_idx";
CREATE INDEX CONCURRENTLY "orders_state_total_fen_id_idx" ON "orders"("state", "total_fen", "id");
DROP INDEX CONCURRENTLY IF EXISTS "orders_customer_id_total_fen_id_idx";
CREATE INDEX CONCURRENTLY "orders_customer_id_total_fen_id_idx" ON "orders"("customer_id", "total_fen", "id");
DROP INDEX CONCURRENTLY IF EXISTS "users_kind_name_id_idx";
CREATE INDEX CONCURRENTLY "users_kind_name_id_idx" ON "users"("kind", "name", "id");
DROP INDEX CONCURRENTLY IF EXISTS "top_ups_state_amount_fen_id_idx";
CREATE INDEX CONCURRENTLY "top_ups_state_amount_fen_id_idx" ON "top_ups"("state", "amount_fen", "id");
DROP INDEX CONCURRENTLY IF EXISTS "top_ups_state_received_fen_id_idx";
CREATE INDEX CONCURRENTLY "top_ups_state_received_fen_id_idx" ON "top_ups"("state", "received_fen", "id");

-- A customer's services by name. What has ended is not in the list.
DROP INDEX CONCURRENTLY IF EXISTS services_going_on_by_customer_and_name;
CREATE INDEX CONCURRENTLY services_going_on_by_customer_and_name ON services (customer_id, display_name, id) WHERE ended_at IS NULL;
