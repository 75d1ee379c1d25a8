-- not in a transaction
DROP INDEX CONCURRENTLY IF EXISTS "payments_pay_link_id_created_at_idx";
CREATE INDEX CONCURRENTLY "payments_pay_link_id_created_at_idx" ON "payments"("pay_link_id", "created_at");
-- One payment of a link can be paid at a time. One of which another sum arrived waits for staff and counts no longer.
DROP INDEX CONCURRENTLY IF EXISTS payments_one_of_link;
CREATE UNIQUE INDEX CONCURRENTLY payments_one_of_link ON payments (pay_link_id)
  WHERE state IN ('written', 'open') AND problem IS NULL;
