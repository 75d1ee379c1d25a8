-- CreateEnum
CREATE TYPE "payment_state" AS ENUM ('written', 'open', 'paid', 'closed');

-- CreateEnum
CREATE TYPE "payment_refund_state" AS ENUM ('asked', 'approved', 'sent', 'done', 'rejected', 'declined');

-- AlterEnum
ALTER TYPE "top_up_method" ADD VALUE 'gateway';

-- AlterTable
ALTER TABLE "top_ups" ADD COLUMN     "gateway" TEXT;

-- CreateTable
CREATE TABLE "gateway_accounts" (
    "id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "keys_enc" BYTEA NOT NULL,
    "twin" BOOLEAN NOT NULL,
    "min_fen" BIGINT NOT NULL,
    "max_fen" BIGINT NOT NULL,
    "fee_bps" INTEGER NOT NULL DEFAULT 0,
    "tested_at" TIMESTAMPTZ(3),
    "test_problem" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" UUID,

    CONSTRAINT "gateway_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payments" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "device" TEXT NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" "payment_state" NOT NULL DEFAULT 'written',
    "entry" JSONB,
    "gateway_ref" TEXT,
    "paid_fen" BIGINT,
    "paid_at" TIMESTAMPTZ(3),
    "late" BOOLEAN NOT NULL DEFAULT false,
    "problem" TEXT,
    "order_enc" BYTEA,
    "order_id" UUID,
    "order_problem" JSONB,
    "cart_item_ids" UUID[] DEFAULT ARRAY[]::UUID[],
    "refunded_fen" BIGINT NOT NULL DEFAULT 0,
    "request_key" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3),
    "next_ask_at" TIMESTAMPTZ(3),
    "ask_count" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_refunds" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "payment_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" "payment_refund_state" NOT NULL DEFAULT 'asked',
    "reason" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "request_key" TEXT NOT NULL,
    "first_by" UUID,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "gateway_ref" TEXT,
    "done_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "next_ask_at" TIMESTAMPTZ(3),
    "ask_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_refunds_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "gateway_accounts_gateway_key" ON "gateway_accounts"("gateway");

-- CreateIndex
CREATE UNIQUE INDEX "payments_number_key" ON "payments"("number");

-- CreateIndex
CREATE INDEX "payments_customer_id_created_at_idx" ON "payments"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "payments_state_next_ask_at_idx" ON "payments"("state", "next_ask_at");

-- CreateIndex
CREATE INDEX "payments_gateway_paid_at_idx" ON "payments"("gateway", "paid_at");

-- CreateIndex
CREATE UNIQUE INDEX "payments_customer_id_request_key_key" ON "payments"("customer_id", "request_key");

-- CreateIndex
CREATE UNIQUE INDEX "payments_gateway_gateway_ref_key" ON "payments"("gateway", "gateway_ref");

-- CreateIndex
CREATE UNIQUE INDEX "payment_refunds_number_key" ON "payment_refunds"("number");

-- CreateIndex
CREATE INDEX "payment_refunds_customer_id_created_at_idx" ON "payment_refunds"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "payment_refunds_state_next_ask_at_idx" ON "payment_refunds"("state", "next_ask_at");

-- CreateIndex
CREATE INDEX "payment_refunds_payment_id_idx" ON "payment_refunds"("payment_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_refunds_asked_by_request_key_key" ON "payment_refunds"("asked_by", "request_key");

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_refunds" ADD CONSTRAINT "payment_refunds_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Money that is on its way back to a customer, and what gateways keep of payments.
ALTER TABLE ledger_accounts DROP CONSTRAINT ledger_accounts_kind;
ALTER TABLE ledger_accounts ADD CONSTRAINT ledger_accounts_kind CHECK (kind IN ('wallet', 'held', 'receivable', 'revenue',
  'refunds', 'cost', 'cost_variance', 'agent', 'remittance', 'clearing', 'adjustments', 'payouts', 'fees'));

ALTER TABLE gateway_accounts
  ADD CONSTRAINT gateway_accounts_limits CHECK (min_fen > 0 AND max_fen >= min_fen),
  ADD CONSTRAINT gateway_accounts_fee CHECK (fee_bps BETWEEN 0 AND 10000);
ALTER TABLE payments
  ADD CONSTRAINT payments_amount CHECK (amount_fen > 0),
  ADD CONSTRAINT payments_paid CHECK ((state = 'paid') = (paid_fen IS NOT NULL) AND (paid_fen IS NULL) = (paid_at IS NULL)
    AND (paid_fen IS NULL) = (gateway_ref IS NULL)),
  ADD CONSTRAINT payments_refunded CHECK (refunded_fen >= 0 AND refunded_fen <= coalesce(paid_fen, 0)),
  ADD CONSTRAINT payments_order CHECK (order_id IS NULL OR order_problem IS NULL);
ALTER TABLE payment_refunds
  ADD CONSTRAINT payment_refunds_amount CHECK (amount_fen > 0),
  ADD CONSTRAINT payment_refunds_done CHECK ((state = 'done') = (done_at IS NOT NULL)),
  ADD CONSTRAINT payment_refunds_second CHECK (first_by IS NULL OR first_by IS DISTINCT FROM decided_by OR state = 'declined');

-- What a payment is about never changes, and what was paid stays paid.
CREATE FUNCTION payment_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.number, NEW.customer_id, NEW.gateway, NEW.amount_fen)
      IS DISTINCT FROM (OLD.id, OLD.number, OLD.customer_id, OLD.gateway, OLD.amount_fen)
    OR OLD.state = 'paid' AND (NEW.state, NEW.paid_fen, NEW.paid_at, NEW.gateway_ref)
      IS DISTINCT FROM (OLD.state, OLD.paid_fen, OLD.paid_at, OLD.gateway_ref) THEN
    RAISE EXCEPTION 'payments: % refused', TG_OP USING ERRCODE = 'KQ002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeps BEFORE UPDATE OR DELETE ON payments FOR EACH ROW EXECUTE FUNCTION payment_keeps();

-- A refund never changes what it is about, and ends once.
CREATE FUNCTION payment_refund_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.number, NEW.payment_id, NEW.customer_id, NEW.amount_fen, NEW.asked_by)
      IS DISTINCT FROM (OLD.id, OLD.number, OLD.payment_id, OLD.customer_id, OLD.amount_fen, OLD.asked_by)
    OR OLD.state IN ('done', 'rejected', 'declined') AND NEW.state <> OLD.state THEN
    RAISE EXCEPTION 'payment_refunds: % refused', TG_OP USING ERRCODE = 'KQ002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeps BEFORE UPDATE OR DELETE ON payment_refunds FOR EACH ROW EXECUTE FUNCTION payment_refund_keeps();

-- A paid payment and its posting stand or fall together.
CREATE FUNCTION payment_is_posted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM ledger_transactions t
      JOIN postings p ON p.transaction_id = t.id AND p.amount_fen = -NEW.paid_fen
      JOIN ledger_accounts a ON a.id = p.account_id AND a.code = 'clearing:' || NEW.gateway
     WHERE t.key = 'top-up:' || NEW.id) THEN
    RAISE EXCEPTION 'payment % is paid and not posted', NEW.number USING ERRCODE = 'KQ007';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER is_posted AFTER INSERT OR UPDATE OF state ON payments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'paid') EXECUTE FUNCTION payment_is_posted();
