-- AlterTable
ALTER TABLE "claims" ADD COLUMN     "outcome" TEXT;

ALTER TABLE claims ADD CONSTRAINT claims_outcome CHECK (outcome IN ('returned', 'written_off', 'settled'));

-- What staff must look at is few among many, and counted on every staff page.
CREATE INDEX order_items_with_staff ON order_items (created_at, id) WHERE needs_staff;
CREATE INDEX order_items_overdue ON order_items (deadline_at) WHERE deadline_at IS NOT NULL AND state IN ('accepted', 'waiting');
