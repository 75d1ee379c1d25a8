-- AlterTable
ALTER TABLE "line_settings" ADD COLUMN     "unsold_pairs" JSONB NOT NULL DEFAULT '[]';
