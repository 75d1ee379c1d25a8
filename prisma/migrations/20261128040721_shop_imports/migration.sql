-- CreateEnum
CREATE TYPE "opening_balance_state" AS ENUM ('waiting', 'posted');

-- AlterEnum
ALTER TYPE "approval_kind" ADD VALUE 'opening_balances';

-- CreateTable
CREATE TABLE "shop_imports" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "stage" TEXT NOT NULL,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "shop_imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "imported_things" (
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "target_id" UUID,
    "import_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "imported_things_pkey" PRIMARY KEY ("source","kind","source_id")
);

-- CreateTable
CREATE TABLE "opening_balances" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "customer_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "state" "opening_balance_state" NOT NULL DEFAULT 'waiting',
    "proposal_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "posted_at" TIMESTAMPTZ(3),

    CONSTRAINT "opening_balances_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "shop_imports_started_at_idx" ON "shop_imports"("started_at");

-- CreateIndex
CREATE INDEX "imported_things_import_id_idx" ON "imported_things"("import_id");

-- CreateIndex
CREATE INDEX "opening_balances_proposal_id_idx" ON "opening_balances"("proposal_id");

-- CreateIndex
CREATE INDEX "opening_balances_customer_id_idx" ON "opening_balances"("customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "opening_balances_source_source_id_key" ON "opening_balances"("source", "source_id");

-- AddForeignKey
ALTER TABLE "opening_balances" ADD CONSTRAINT "opening_balances_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE opening_balances
  ADD CONSTRAINT opening_balances_amount CHECK (amount_fen <> 0),
  ADD CONSTRAINT opening_balances_posted CHECK ((state = 'posted') = (posted_at IS NOT NULL)),
  ADD CONSTRAINT opening_balances_agreed CHECK (state = 'waiting' OR proposal_id IS NOT NULL);
-- What is in the books stays as it was agreed to.
CREATE TRIGGER posted_keeps BEFORE UPDATE OR DELETE ON opening_balances FOR EACH ROW WHEN (OLD.state = 'posted')
  EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_all BEFORE TRUNCATE ON opening_balances FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What customers brought from another shop has an account of its own. The version before knows no such account and makes none.
ALTER TABLE ledger_accounts DROP CONSTRAINT ledger_accounts_kind;
-- safe because it is not validated: every row has one of the kinds that were allowed before
ALTER TABLE ledger_accounts ADD CONSTRAINT ledger_accounts_kind CHECK (kind IN ('wallet', 'held', 'receivable', 'revenue',
  'refunds', 'cost', 'cost_variance', 'agent', 'remittance', 'clearing', 'adjustments', 'payouts', 'fees', 'opening_balances')) NOT VALID;
