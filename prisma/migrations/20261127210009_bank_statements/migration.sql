-- CreateEnum
CREATE TYPE "bank_row_decision" AS ENUM ('set_aside', 'sent_back');

-- AlterTable
ALTER TABLE "top_ups" ADD COLUMN     "booked_by" UUID,
ADD COLUMN     "booking_reason" TEXT;

-- CreateTable
CREATE TABLE "bank_statements" (
    "id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "layout" TEXT NOT NULL,
    "row_count" INTEGER NOT NULL,
    "new_count" INTEGER NOT NULL,
    "skipped_count" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3),
    "last_at" TIMESTAMPTZ(3),
    "imported_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_statements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_statement_rows" (
    "id" UUID NOT NULL,
    "statement_id" UUID NOT NULL,
    "account" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "row_key" TEXT NOT NULL,
    "serial" TEXT NOT NULL,
    "booked_at" TIMESTAMPTZ(3) NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "balance_fen" BIGINT,
    "details_enc" BYTEA NOT NULL,
    "decision" "bank_row_decision",
    "note" TEXT,
    "return_serial" TEXT,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "bank_statement_rows_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_layouts" (
    "id" UUID NOT NULL,
    "heads_hash" TEXT NOT NULL,
    "heads" TEXT[],
    "columns" JSONB NOT NULL,
    "saved_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_layouts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "bank_statements_account_file_hash_key" ON "bank_statements"("account", "file_hash");

-- CreateIndex
CREATE UNIQUE INDEX "bank_statement_rows_serial_key" ON "bank_statement_rows"("serial");

-- CreateIndex
CREATE UNIQUE INDEX "bank_statement_rows_return_serial_key" ON "bank_statement_rows"("return_serial");

-- CreateIndex
CREATE UNIQUE INDEX "bank_statement_rows_account_row_key_key" ON "bank_statement_rows"("account", "row_key");

-- CreateIndex
CREATE UNIQUE INDEX "bank_statement_rows_statement_id_position_key" ON "bank_statement_rows"("statement_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "bank_layouts_heads_hash_key" ON "bank_layouts"("heads_hash");

-- AddForeignKey
ALTER TABLE "bank_statement_rows" ADD CONSTRAINT "bank_statement_rows_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "bank_statements"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was sent back says under which number; what is undecided says nothing.
ALTER TABLE bank_statement_rows ADD CONSTRAINT bank_statement_rows_decision CHECK (
  (decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)
  AND (decision IS NOT DISTINCT FROM 'sent_back') = (return_serial IS NOT NULL));

-- What the bank said stays as it is; only what staff decide about it changes, and the sealed details get a new key.
CREATE FUNCTION bank_row_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
     OR (NEW.id, NEW.statement_id, NEW.account, NEW.position, NEW.row_key, NEW.serial, NEW.booked_at, NEW.amount_fen, NEW.balance_fen)
        IS DISTINCT FROM
        (OLD.id, OLD.statement_id, OLD.account, OLD.position, OLD.row_key, OLD.serial, OLD.booked_at, OLD.amount_fen, OLD.balance_fen)
     OR (OLD.decision = 'sent_back' AND NEW.decision IS DISTINCT FROM OLD.decision) THEN
    RAISE EXCEPTION 'bank_statement_rows: % refused', TG_OP USING ERRCODE = 'KQ002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keeps BEFORE UPDATE OR DELETE ON bank_statement_rows FOR EACH ROW EXECUTE FUNCTION bank_row_keeps();
