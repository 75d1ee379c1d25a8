-- AlterTable
ALTER TABLE "carts" ADD COLUMN     "promotion_code" TEXT;

-- AlterTable
ALTER TABLE "order_items" ADD COLUMN     "discount_fen" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "promotions" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "off_bp" INTEGER,
    "off_fen" BIGINT,
    "product_lines" TEXT[],
    "suffixes" TEXT[],
    "actions" TEXT[],
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "most_uses" INTEGER,
    "once_per_customer" BOOLEAN NOT NULL DEFAULT true,
    "first_order_only" BOOLEAN NOT NULL DEFAULT false,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" UUID,

    CONSTRAINT "promotions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "promotion_uses" (
    "order_id" UUID NOT NULL,
    "promotion_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "discount_fen" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promotion_uses_pkey" PRIMARY KEY ("order_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "promotions_code_key" ON "promotions"("code");

-- CreateIndex
CREATE INDEX "promotion_uses_promotion_id_customer_id_idx" ON "promotion_uses"("promotion_id", "customer_id");

-- AddForeignKey
ALTER TABLE "promotion_uses" ADD CONSTRAINT "promotion_uses_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_uses" ADD CONSTRAINT "promotion_uses_promotion_id_fkey" FOREIGN KEY ("promotion_id") REFERENCES "promotions"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promotion_uses" ADD CONSTRAINT "promotion_uses_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma can't express
ALTER TABLE "promotions" ADD CONSTRAINT "promotions_off_check" CHECK (num_nonnulls("off_bp", "off_fen") = 1 AND coalesce("off_bp" BETWEEN 1 AND 10000, true) AND coalesce("off_fen" > 0, true));
ALTER TABLE "promotion_uses" ADD CONSTRAINT "promotion_uses_discount_fen_check" CHECK ("discount_fen" >= 0);
