-- DropIndex
DROP INDEX "orders_created_at_idx";

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "request_hash" TEXT NOT NULL,
ADD COLUMN     "request_key" TEXT NOT NULL;

-- AlterTable
ALTER TABLE "attempt_replies" ADD COLUMN     "complete" BOOLEAN NOT NULL,
ALTER COLUMN "http_status" DROP NOT NULL;

-- AlterTable
ALTER TABLE "upstream_calls" ADD COLUMN     "http_status" INTEGER,
ADD COLUMN     "notes" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "otime" TEXT,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "tries" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "waited_ms" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "orders_created_at_id_idx" ON "orders"("created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "orders_customer_id_request_key_key" ON "orders"("customer_id", "request_key");

-- Human order numbers: K261125-00042.
CREATE SEQUENCE order_numbers;

-- Whoever watches an order hears of each change of its items.
CREATE FUNCTION tell_item_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('order_changed', NEW.order_id::text);
  RETURN NULL;
END $$;
CREATE TRIGGER tell_item_change AFTER UPDATE OF state, reason_code, needs_staff ON order_items
  FOR EACH ROW EXECUTE FUNCTION tell_item_change();
