-- CreateTable
CREATE TABLE "worker_beats" (
    "id" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_beats_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "worker_beats_seen_at_idx" ON "worker_beats"("seen_at");
