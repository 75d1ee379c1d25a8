-- CreateIndex
CREATE INDEX "gateway_differences_decided_by_ended_at_idx" ON "gateway_differences"("decided_by", "ended_at");
