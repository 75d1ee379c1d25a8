-- CreateEnum
CREATE TYPE "gateway_bill_state" AS ENUM ('waiting', 'different', 'clean');

-- CreateEnum
CREATE TYPE "gateway_difference_state" AS ENUM ('open', 'gone', 'explained');

-- CreateTable
CREATE TABLE "gateway_bills" (
    "id" UUID NOT NULL,
    "gateway" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "state" "gateway_bill_state" NOT NULL DEFAULT 'waiting',
    "fetched_at" TIMESTAMPTZ(3),
    "next_fetch_at" TIMESTAMPTZ(3) NOT NULL,
    "problem" TEXT,
    "checked_at" TIMESTAMPTZ(3),
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "matched_count" INTEGER NOT NULL DEFAULT 0,
    "paid_fen" BIGINT NOT NULL DEFAULT 0,
    "refunded_fen" BIGINT NOT NULL DEFAULT 0,
    "fee_fen" BIGINT NOT NULL DEFAULT 0,
    "settled_fen" BIGINT NOT NULL DEFAULT 0,
    "posted_fee_fen" BIGINT NOT NULL DEFAULT 0,
    "posted_settled_fen" BIGINT NOT NULL DEFAULT 0,
    "posting_count" INTEGER NOT NULL DEFAULT 0,
    "closing" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "gateway_bills_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway_bill_rows" (
    "id" BIGSERIAL NOT NULL,
    "gateway" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "gateway_ref" TEXT NOT NULL,
    "number" TEXT NOT NULL DEFAULT '',
    "amount_fen" BIGINT NOT NULL,
    "fee_fen" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "subject_id" UUID,

    CONSTRAINT "gateway_bill_rows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "gateway_differences" (
    "id" UUID NOT NULL,
    "bill_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "payment_id" UUID,
    "refund_id" UUID,
    "number" TEXT NOT NULL,
    "gateway_ref" TEXT NOT NULL,
    "our_fen" BIGINT,
    "their_fen" BIGINT,
    "effect_fen" BIGINT NOT NULL,
    "state" "gateway_difference_state" NOT NULL DEFAULT 'open',
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "note" TEXT,
    "decided_by" UUID,
    "booked_fen" BIGINT,

    CONSTRAINT "gateway_differences_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "gateway_bills_day_gateway_idx" ON "gateway_bills"("day", "gateway");

-- CreateIndex
CREATE UNIQUE INDEX "gateway_bills_gateway_day_key" ON "gateway_bills"("gateway", "day");

-- CreateIndex
CREATE INDEX "gateway_bill_rows_gateway_day_idx" ON "gateway_bill_rows"("gateway", "day");

-- CreateIndex
CREATE INDEX "gateway_bill_rows_subject_id_idx" ON "gateway_bill_rows"("subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "gateway_bill_rows_gateway_kind_gateway_ref_number_key" ON "gateway_bill_rows"("gateway", "kind", "gateway_ref", "number");

-- CreateIndex
CREATE UNIQUE INDEX "gateway_differences_subject_key" ON "gateway_differences"("subject");

-- CreateIndex
CREATE INDEX "gateway_differences_bill_id_idx" ON "gateway_differences"("bill_id");

-- CreateIndex
CREATE INDEX "gateway_differences_state_found_at_idx" ON "gateway_differences"("state", "found_at");

-- AddForeignKey
ALTER TABLE "gateway_differences" ADD CONSTRAINT "gateway_differences_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "gateway_bills"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE gateway_bills
  ADD CONSTRAINT gateway_bills_day CHECK (day ~ '^\d{4}-\d\d-\d\d$'),
  ADD CONSTRAINT gateway_bills_read CHECK (state = 'waiting' OR fetched_at IS NOT NULL);
ALTER TABLE gateway_bill_rows
  ADD CONSTRAINT gateway_bill_rows_kind CHECK (kind IN ('payment', 'refund', 'fee', 'settlement', 'other')),
  ADD CONSTRAINT gateway_bill_rows_amount CHECK (amount_fen >= 0 OR kind IN ('settlement', 'other'));
ALTER TABLE gateway_differences
  ADD CONSTRAINT gateway_differences_kind CHECK (kind IN ('unknown', 'other', 'unpaid', 'amount', 'ref', 'lacking', 'midnight', 'changed')),
  ADD CONSTRAINT gateway_differences_explained CHECK ((state = 'explained') = (note IS NOT NULL));

-- A line stays what the gateway wrote first.
CREATE FUNCTION gateway_bill_row_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (NEW.id, NEW.gateway, NEW.day, NEW.kind, NEW.gateway_ref, NEW.number, NEW.amount_fen, NEW.fee_fen, NEW.at)
      IS DISTINCT FROM (OLD.id, OLD.gateway, OLD.day, OLD.kind, OLD.gateway_ref, OLD.number, OLD.amount_fen, OLD.fee_fen, OLD.at) THEN
    RAISE EXCEPTION 'gateway_bill_rows: % refused', TG_OP USING ERRCODE = 'KQ002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeps BEFORE UPDATE OR DELETE ON gateway_bill_rows FOR EACH ROW EXECUTE FUNCTION gateway_bill_row_keeps();
