-- AlterTable
ALTER TABLE "agent_balances" ALTER COLUMN "remitted_fen" DROP NOT NULL;
