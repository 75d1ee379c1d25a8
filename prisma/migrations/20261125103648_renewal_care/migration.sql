-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "seen_expiry" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "auto_renew_notices" (
    "service_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "trouble" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auto_renew_notices_pkey" PRIMARY KEY ("service_id","expires_at","trouble")
);

-- AddForeignKey
ALTER TABLE "auto_renew_notices" ADD CONSTRAINT "auto_renew_notices_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE CASCADE ON UPDATE CASCADE;
