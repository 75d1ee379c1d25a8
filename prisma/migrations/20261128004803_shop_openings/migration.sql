-- CreateTable
CREATE TABLE "shop_openings" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_by" UUID,

    CONSTRAINT "shop_openings_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "shop_openings" ADD CONSTRAINT "shop_openings_one" CHECK ("id" = 1);

-- A shop that has sold stays open.
INSERT INTO "shop_openings" ("id", "opened_at") SELECT 1, min("created_at") FROM "orders" HAVING count(*) > 0;
