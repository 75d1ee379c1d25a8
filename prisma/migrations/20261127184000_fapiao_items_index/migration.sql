-- not in a transaction
-- A customer's done items, the newest first: what a tax invoice can be asked for.
DROP INDEX CONCURRENTLY IF EXISTS order_items_done;
CREATE INDEX CONCURRENTLY order_items_done ON order_items (customer_id, id DESC) WHERE state = 'done';
