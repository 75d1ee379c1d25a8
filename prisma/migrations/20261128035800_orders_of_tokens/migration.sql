-- not in a transaction
-- Few orders are placed by a program.
DROP INDEX CONCURRENTLY IF EXISTS orders_of_tokens;
CREATE INDEX CONCURRENTLY orders_of_tokens ON orders (token_id, created_at, id) WHERE token_id IS NOT NULL;
ALTER TABLE api_tokens VALIDATE CONSTRAINT api_tokens_caps;
