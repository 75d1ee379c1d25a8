-- CreateEnum
CREATE TYPE "adjustment_target" AS ENUM ('wallet', 'agent');

-- CreateEnum
CREATE TYPE "adjustment_state" AS ENUM ('pending', 'posted', 'rejected', 'withdrawn');

-- AlterEnum
ALTER TYPE "top_up_state" ADD VALUE 'charged_back';

-- AlterTable
ALTER TABLE "top_ups" ADD COLUMN     "charge_back_reason" TEXT,
ADD COLUMN     "charged_back_at" TIMESTAMPTZ(3),
ADD COLUMN     "charged_back_by" UUID,
ADD COLUMN     "request_key" TEXT;

-- AlterTable
ALTER TABLE "upstream_accounts" ADD COLUMN     "pause_note" TEXT,
ADD COLUMN     "paused_by" UUID;

-- CreateTable
CREATE TABLE "book_checks" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ms" INTEGER NOT NULL,
    "posting_count" INTEGER NOT NULL,
    "by_kind" TEXT NOT NULL,
    "by_id" UUID,
    "fault_count" INTEGER NOT NULL,
    "faults" JSONB NOT NULL,
    "agent" JSONB,

    CONSTRAINT "book_checks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refunds" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "request_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "refunds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "adjustments" (
    "id" UUID NOT NULL,
    "target" "adjustment_target" NOT NULL,
    "customer_id" UUID,
    "amount_fen" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" "adjustment_state" NOT NULL DEFAULT 'pending',
    "needs_second" BOOLEAN NOT NULL,
    "requested_by" UUID NOT NULL,
    "request_key" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "decision_note" TEXT,

    CONSTRAINT "adjustments_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "book_checks_at_idx" ON "book_checks"("at");

-- CreateIndex
CREATE INDEX "refunds_item_id_idx" ON "refunds"("item_id");

-- CreateIndex
CREATE INDEX "refunds_customer_id_created_at_idx" ON "refunds"("customer_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "refunds_by_id_request_key_key" ON "refunds"("by_id", "request_key");

-- CreateIndex
CREATE INDEX "adjustments_state_requested_at_idx" ON "adjustments"("state", "requested_at");

-- CreateIndex
CREATE INDEX "adjustments_customer_id_requested_at_idx" ON "adjustments"("customer_id", "requested_at");

-- CreateIndex
CREATE UNIQUE INDEX "adjustments_requested_by_request_key_key" ON "adjustments"("requested_by", "request_key");

-- CreateIndex
CREATE UNIQUE INDEX "top_ups_customer_id_request_key_key" ON "top_ups"("customer_id", "request_key");

-- AddForeignKey
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "order_items"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A house account of its own for what was given back, so that revenue stays what was sold.
ALTER TABLE ledger_accounts DROP CONSTRAINT ledger_accounts_kind;
ALTER TABLE ledger_accounts ADD CONSTRAINT ledger_accounts_kind CHECK (kind IN ('wallet', 'held', 'receivable', 'revenue',
  'refunds', 'cost', 'cost_variance', 'agent', 'remittance', 'clearing', 'adjustments'));

ALTER TABLE refunds
  ADD CONSTRAINT refunds_amount CHECK (amount_fen > 0),
  ADD CONSTRAINT refunds_reason CHECK (length(reason) >= 4);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON refunds FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON refunds FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Only what was earned is given back, and never more than was paid: the item's row is locked, so that of two refunds at
-- once the second one sees the first. KQ005: the item is not done; KQ006: too much, with what is left in the message.
CREATE FUNCTION refund_within_paid() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  item record;
  given bigint;
BEGIN
  SELECT state, price_fen, customer_id INTO item FROM order_items WHERE id = NEW.item_id FOR UPDATE;
  IF NOT FOUND OR item.state <> 'done' OR item.customer_id <> NEW.customer_id THEN
    RAISE EXCEPTION 'item % is not done, nothing was earned to give back', NEW.item_id USING ERRCODE = 'KQ005';
  END IF;
  SELECT coalesce(sum(amount_fen), 0) INTO given FROM refunds WHERE item_id = NEW.item_id;
  IF given + NEW.amount_fen > item.price_fen THEN
    RAISE EXCEPTION 'a refund of % is more than is left: % of item %', NEW.amount_fen, item.price_fen - given, NEW.item_id
      USING ERRCODE = 'KQ006';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER within_paid BEFORE INSERT ON refunds FOR EACH ROW EXECUTE FUNCTION refund_within_paid();

-- A refund and its posting stand or fall together, in both directions, when the database commits.
CREATE FUNCTION refund_is_posted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  refund_key text := CASE TG_TABLE_NAME WHEN 'refunds' THEN 'refund:' || (to_jsonb(NEW) ->> 'id') ELSE to_jsonb(NEW) ->> 'key' END;
BEGIN
  IF NOT EXISTS (
    SELECT FROM refunds r
      JOIN ledger_transactions t ON t.key = refund_key
      JOIN postings p ON p.transaction_id = t.id AND p.amount_fen = r.amount_fen
      JOIN ledger_accounts a ON a.id = p.account_id AND a.kind = 'wallet' AND a.customer_id = r.customer_id
     WHERE r.id = split_part(refund_key, ':', 2)::uuid) THEN
    RAISE EXCEPTION '% has no refund and posting of the same amount', refund_key USING ERRCODE = 'KQ007';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER is_posted AFTER INSERT ON refunds
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refund_is_posted();
CREATE CONSTRAINT TRIGGER refund_has_paper AFTER INSERT ON ledger_transactions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.kind = 'refund') EXECUTE FUNCTION refund_is_posted();

-- What needs a second person is never posted by the one who asked for it.
ALTER TABLE adjustments
  ADD CONSTRAINT adjustments_amount CHECK (amount_fen <> 0 AND abs(amount_fen) <= 100000000000),
  ADD CONSTRAINT adjustments_reason CHECK (length(reason) >= 4),
  ADD CONSTRAINT adjustments_customer CHECK ((target = 'wallet') = (customer_id IS NOT NULL)),
  ADD CONSTRAINT adjustments_decided CHECK ((state = 'pending') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
  ADD CONSTRAINT adjustments_second CHECK (NOT (needs_second AND state = 'posted' AND decided_by = requested_by));
CREATE FUNCTION adjustment_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.state <> 'pending' OR (NEW.target, NEW.customer_id, NEW.amount_fen, NEW.reason, NEW.needs_second,
      NEW.requested_by, NEW.request_key) IS DISTINCT FROM (OLD.target, OLD.customer_id, OLD.amount_fen, OLD.reason,
      OLD.needs_second, OLD.requested_by, OLD.request_key) THEN
    RAISE EXCEPTION 'adjustments: % refused', TG_OP USING ERRCODE = 'KQ002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeps BEFORE UPDATE OR DELETE ON adjustments FOR EACH ROW EXECUTE FUNCTION adjustment_keeps();

ALTER TABLE top_ups ADD CONSTRAINT top_ups_charged_back
  CHECK ((charged_back_at IS NULL) = (charged_back_by IS NULL) AND (charged_back_at IS NULL) = (charge_back_reason IS NULL));
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON book_checks FOR EACH ROW EXECUTE FUNCTION refuse_change();
