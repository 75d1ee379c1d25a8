-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "details" JSONB;

-- AlterTable
ALTER TABLE "services" ADD COLUMN     "auto_renew_months" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "auto_renew_tried_at" TIMESTAMPTZ(3),
ADD COLUMN     "auto_renew_trouble" TEXT,
ADD COLUMN     "auto_renew_years" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "expiry_notices" (
    "service_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "days" INTEGER NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "expiry_notices_pkey" PRIMARY KEY ("service_id","expires_at","days")
);

-- CreateTable
CREATE TABLE "calendar_feeds" (
    "customer_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "token_enc" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("customer_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feeds_token_hash_key" ON "calendar_feeds"("token_hash");

-- AddForeignKey
ALTER TABLE "expiry_notices" ADD CONSTRAINT "expiry_notices_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE CASCADE ON UPDATE CASCADE;
