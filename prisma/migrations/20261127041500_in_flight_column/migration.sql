-- The range that holds the in-flight lock is called by that word.
ALTER TABLE "attempts" RENAME COLUMN "flight" TO "in_flight";
ALTER TABLE "attempts" RENAME CONSTRAINT "attempts_flight" TO "attempts_in_flight_lock";
