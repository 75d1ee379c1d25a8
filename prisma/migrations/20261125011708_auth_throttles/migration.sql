-- AlterTable
ALTER TABLE "email_tokens" ADD COLUMN "password_hash" TEXT;

-- CreateTable
CREATE TABLE "auth_throttles" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "resets_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_throttles_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "auth_throttles_resets_at_idx" ON "auth_throttles"("resets_at");
