-- CreateTable
CREATE TABLE "dns_templates" (
    "id" UUID NOT NULL,
    "name_zh" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "what_zh" TEXT NOT NULL,
    "what_en" TEXT NOT NULL,
    "records" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "published" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dns_templates_pkey" PRIMARY KEY ("id")
);
