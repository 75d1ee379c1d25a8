-- CreateEnum
CREATE TYPE "digest_interval" AS ENUM ('off', 'at_once', 'hourly', 'daily');

-- CreateTable
CREATE TABLE "staff_alerts" (
    "id" UUID NOT NULL,
    "part" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "reason" TEXT,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "well_since" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_alerts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_digests" (
    "user_id" UUID NOT NULL,
    "interval" "digest_interval" NOT NULL DEFAULT 'hourly',
    "left_out" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "looked_at" TIMESTAMPTZ(3),
    "told" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "staff_digests_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE INDEX "staff_alerts_ended_at_idx" ON "staff_alerts"("ended_at");

-- AddForeignKey
ALTER TABLE "staff_digests" ADD CONSTRAINT "staff_digests_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A part has one alert that has not ended, also when two workers look at once.
CREATE UNIQUE INDEX staff_alerts_open ON staff_alerts (part) WHERE ended_at IS NULL;
