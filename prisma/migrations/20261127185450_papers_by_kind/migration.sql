-- CreateIndex
CREATE INDEX "papers_kind_issued_at_id_idx" ON "papers"("kind", "issued_at", "id");
