-- CreateTable
CREATE TABLE "zone_restore_points" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "records" JSONB NOT NULL,
    "record_count" INTEGER NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "zone_restore_points_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zone_watches" (
    "service_id" UUID NOT NULL,
    "records" JSONB,
    "read_at" TIMESTAMPTZ(3),
    "checked_at" TIMESTAMPTZ(3),
    "mail_drift" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "zone_watches_pkey" PRIMARY KEY ("service_id")
);

-- CreateTable
CREATE TABLE "zone_healths" (
    "service_id" UUID NOT NULL,
    "findings" JSONB NOT NULL,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "zone_healths_pkey" PRIMARY KEY ("service_id")
);

-- CreateIndex
CREATE INDEX "zone_restore_points_service_id_id_idx" ON "zone_restore_points"("service_id", "id");
