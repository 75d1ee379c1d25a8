-- AlterTable
ALTER TABLE "worker_beats" ADD COLUMN     "part" TEXT NOT NULL DEFAULT 'worker';
