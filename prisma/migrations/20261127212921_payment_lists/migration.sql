-- not in a transaction
DROP INDEX CONCURRENTLY IF EXISTS payments_created_at_id_idx;
CREATE INDEX CONCURRENTLY payments_created_at_id_idx ON payments (created_at, id);
DROP INDEX CONCURRENTLY IF EXISTS payment_refunds_created_at_id_idx;
CREATE INDEX CONCURRENTLY payment_refunds_created_at_id_idx ON payment_refunds (created_at, id);
DROP INDEX CONCURRENTLY IF EXISTS payment_refunds_done_at_idx;
CREATE INDEX CONCURRENTLY payment_refunds_done_at_idx ON payment_refunds (done_at);
