-- AlterTable
ALTER TABLE "zone_batches" ADD COLUMN     "staff_id" UUID;
ALTER TABLE "zone_batches" ALTER COLUMN "customer_id" DROP NOT NULL;

-- A batch is a customer's or one of the staff's, never both and never nobody's.
ALTER TABLE "zone_batches" ADD CONSTRAINT "zone_batches_owner"
  CHECK (("customer_id" IS NULL) <> ("staff_id" IS NULL)) NOT VALID;
