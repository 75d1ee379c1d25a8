-- DropIndex
DROP INDEX "services_expires_at_idx";

-- AlterTable
ALTER TABLE "line_settings" ADD COLUMN     "unsold" JSONB NOT NULL DEFAULT '{}';

-- CreateIndex
CREATE INDEX "services_expires_at_id_idx" ON "services"("expires_at", "id");

-- CreateIndex
CREATE INDEX "services_display_name_id_idx" ON "services"("display_name", "id");

-- CreateIndex
CREATE INDEX "services_line_name_idx" ON "services"("line", "name");
