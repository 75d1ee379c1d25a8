-- CreateIndex
CREATE INDEX "fapiao_requests_tax_number_idx" ON "fapiao_requests"("tax_number");

-- CreateIndex
CREATE INDEX "fapiao_papers_number_idx" ON "fapiao_papers"("number");
