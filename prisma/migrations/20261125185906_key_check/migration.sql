-- AlterTable
ALTER TABLE "upstream_accounts" ADD COLUMN     "key_check_enc" BYTEA;
