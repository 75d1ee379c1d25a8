-- not in a transaction
ALTER TABLE "zone_batches" VALIDATE CONSTRAINT "zone_batches_owner";
DROP INDEX CONCURRENTLY IF EXISTS "zone_batches_of_staff";
CREATE INDEX CONCURRENTLY "zone_batches_of_staff" ON "zone_batches" ("at", "id") WHERE "staff_id" IS NOT NULL;
