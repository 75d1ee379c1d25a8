-- not in a transaction
-- The items that still keep a secret, for the nightly job that deletes those of refunded ones.
DROP INDEX CONCURRENTLY IF EXISTS order_items_secrets;
CREATE INDEX CONCURRENTLY order_items_secrets ON order_items (state, state_at) WHERE secret_enc IS NOT NULL;
