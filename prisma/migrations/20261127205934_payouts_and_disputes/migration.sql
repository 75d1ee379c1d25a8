-- CreateEnum
CREATE TYPE "payout_state" AS ENUM ('asked', 'approved', 'sent', 'done', 'bounced', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "payment_dispute_state" AS ENUM ('noticed', 'inquiry', 'open', 'won', 'lost', 'dropped');

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "disputed_fen" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "payment_refunds" ADD COLUMN     "problem" TEXT,
ADD COLUMN     "retry_count" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "payouts" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" "payout_state" NOT NULL DEFAULT 'asked',
    "account_kind" TEXT NOT NULL,
    "beneficiary" TEXT NOT NULL,
    "bank" TEXT NOT NULL,
    "account_enc" BYTEA NOT NULL,
    "account_last" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "request_key" TEXT NOT NULL,
    "first_by" UUID,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "by_second" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "taken_by" UUID,
    "taken_at" TIMESTAMPTZ(3),
    "bank_serial" TEXT,
    "sent_by" UUID,
    "sent_at" TIMESTAMPTZ(3),
    "done_at" TIMESTAMPTZ(3),
    "bounced_by" UUID,
    "bounced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_disputes" (
    "id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "gateway_ref" TEXT NOT NULL,
    "payment_id" UUID,
    "customer_id" UUID,
    "state" "payment_dispute_state" NOT NULL DEFAULT 'noticed',
    "amount_fen" BIGINT,
    "reason" TEXT,
    "taken_fen" BIGINT NOT NULL DEFAULT 0,
    "move_count" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "answer_by" TIMESTAMPTZ(3),
    "ask_count" INTEGER NOT NULL DEFAULT 0,
    "used_ask" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3),
    "next_ask_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_disputes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "payouts_number_key" ON "payouts"("number");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_bank_serial_key" ON "payouts"("bank_serial");

-- CreateIndex
CREATE INDEX "payouts_customer_id_created_at_idx" ON "payouts"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "payouts_state_created_at_idx" ON "payouts"("state", "created_at");

-- CreateIndex
CREATE INDEX "payouts_decided_by_decided_at_idx" ON "payouts"("decided_by", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "payouts_customer_id_request_key_key" ON "payouts"("customer_id", "request_key");

-- CreateIndex
CREATE INDEX "payment_disputes_payment_id_idx" ON "payment_disputes"("payment_id");

-- CreateIndex
CREATE INDEX "payment_disputes_customer_id_created_at_idx" ON "payment_disputes"("customer_id", "created_at");

-- CreateIndex
CREATE INDEX "payment_disputes_next_ask_at_idx" ON "payment_disputes"("next_ask_at");

-- CreateIndex
CREATE UNIQUE INDEX "payment_disputes_gateway_gateway_ref_key" ON "payment_disputes"("gateway", "gateway_ref");

ALTER TABLE payouts
  ADD CONSTRAINT payouts_customer FOREIGN KEY (customer_id) REFERENCES users (id),
  ADD CONSTRAINT payouts_amount CHECK (amount_fen > 0),
  ADD CONSTRAINT payouts_account_kind CHECK (account_kind IN ('person', 'company')),
  ADD CONSTRAINT payouts_second CHECK (first_by IS NULL OR first_by IS DISTINCT FROM decided_by OR state = 'declined'),
  ADD CONSTRAINT payouts_sent CHECK (((bank_serial IS NULL) = (sent_at IS NULL)) AND ((sent_at IS NULL) = (sent_by IS NULL))
    AND (state NOT IN ('sent', 'done') OR sent_at IS NOT NULL)
    AND (state NOT IN ('asked', 'approved', 'declined', 'withdrawn') OR sent_at IS NULL)),
  ADD CONSTRAINT payouts_bounced CHECK ((state = 'bounced') = (bounced_at IS NOT NULL));
CREATE UNIQUE INDEX payouts_one_asked ON payouts (customer_id) WHERE state = 'asked';
ALTER TABLE payment_disputes
  ADD CONSTRAINT payment_disputes_payment FOREIGN KEY (payment_id) REFERENCES payments (id),
  ADD CONSTRAINT payment_disputes_about CHECK ((payment_id IS NULL) = (customer_id IS NULL)),
  ADD CONSTRAINT payment_disputes_taken CHECK (taken_fen = 0 OR (payment_id IS NOT NULL AND taken_fen = amount_fen));
ALTER TABLE payments ADD CONSTRAINT payments_disputed CHECK (disputed_fen >= 0 AND disputed_fen <= coalesce(paid_fen, 0));

-- A payout never changes whose money goes where, and its states only go forward.
CREATE FUNCTION payout_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (NEW.id, NEW.number, NEW.customer_id, NEW.amount_fen, NEW.account_kind, NEW.beneficiary, NEW.bank, NEW.account_last, NEW.request_key)
      IS DISTINCT FROM (OLD.id, OLD.number, OLD.customer_id, OLD.amount_fen, OLD.account_kind, OLD.beneficiary, OLD.bank, OLD.account_last, OLD.request_key)
    OR (OLD.bank_serial IS NOT NULL AND NEW.bank_serial IS DISTINCT FROM OLD.bank_serial)
    OR (NEW.state <> OLD.state AND NOT CASE OLD.state
      WHEN 'asked' THEN NEW.state IN ('approved', 'declined', 'withdrawn')
      WHEN 'approved' THEN NEW.state IN ('sent', 'bounced')
      WHEN 'sent' THEN NEW.state IN ('done', 'bounced')
      WHEN 'done' THEN NEW.state = 'bounced'
      ELSE false END) THEN
    RAISE EXCEPTION 'payouts: % refused', TG_OP USING ERRCODE = 'KQ002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeps BEFORE UPDATE OR DELETE ON payouts FOR EACH ROW EXECUTE FUNCTION payout_keeps();

-- A payout's state and its postings stand or fall together.
CREATE FUNCTION payout_is_posted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  left_wallet boolean := EXISTS (SELECT FROM ledger_transactions WHERE key = 'bank-payout:' || NEW.id);
  made boolean := EXISTS (SELECT FROM ledger_transactions WHERE key = 'bank-payout:' || NEW.id || ':sent');
  came_back boolean := EXISTS (SELECT FROM ledger_transactions WHERE key = 'bank-payout:' || NEW.id || ':back');
BEGIN
  IF left_wallet <> (NEW.state IN ('approved', 'sent', 'done', 'bounced'))
    OR made <> (NEW.sent_at IS NOT NULL) OR came_back <> (NEW.state = 'bounced') THEN
    RAISE EXCEPTION 'payout % is % and its postings say otherwise', NEW.number, NEW.state USING ERRCODE = 'KQ007';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER is_posted AFTER INSERT OR UPDATE OF state ON payouts
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payout_is_posted();
