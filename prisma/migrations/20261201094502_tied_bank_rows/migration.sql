-- AlterTable
ALTER TABLE "top_ups" ADD COLUMN     "tied_at" TIMESTAMPTZ(3),
ADD COLUMN     "tied_by" UUID,
ADD COLUMN     "typed_serial" TEXT;
