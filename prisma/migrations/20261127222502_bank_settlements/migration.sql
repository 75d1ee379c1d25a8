-- AlterEnum
ALTER TYPE "bank_row_decision" ADD VALUE 'settlement';

-- AlterTable
ALTER TABLE "bank_statement_rows" ADD COLUMN     "gateway" TEXT;

-- A settlement says whose it is. As text: a new value of the type can't be used in the transaction that adds it.
ALTER TABLE bank_statement_rows ADD CONSTRAINT bank_statement_rows_gateway CHECK (
  (decision::text IS NOT DISTINCT FROM 'settlement') = (gateway IS NOT NULL)) NOT VALID;
ALTER TABLE bank_statement_rows VALIDATE CONSTRAINT bank_statement_rows_gateway;
