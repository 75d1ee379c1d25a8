-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "pay_link_id" UUID;

-- CreateTable
CREATE TABLE "pay_links" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "customer_id" UUID NOT NULL,
    "amount_fen" BIGINT NOT NULL,
    "what" JSONB NOT NULL,
    "order_enc" BYTEA,
    "cart_item_ids" UUID[],
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pay_links_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "pay_links_token_hash_key" ON "pay_links"("token_hash");

-- CreateIndex
CREATE INDEX "pay_links_customer_id_created_at_idx" ON "pay_links"("customer_id", "created_at");

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_pay_link_id_fkey" FOREIGN KEY ("pay_link_id") REFERENCES "pay_links"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pay_links" ADD CONSTRAINT "pay_links_customer_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE pay_links
  ADD CONSTRAINT pay_links_amount CHECK (amount_fen > 0),
  ADD CONSTRAINT pay_links_order CHECK (ended_at IS NULL AND paid_at IS NULL OR order_enc IS NULL);
