-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "request_id" UUID;

-- AlterTable
ALTER TABLE "upstream_calls" ADD COLUMN     "request_id" UUID;
