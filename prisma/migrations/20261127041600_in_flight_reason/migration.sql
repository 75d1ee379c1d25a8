-- The reason code of an item that waits for the in-flight lock. Items come before their events, as in every transaction of a worker.
UPDATE "order_items" SET "reason_code" = 'in_flight' WHERE "reason_code" = 'flight';

-- Events are append-only. Only the spelling of the code changes, so that the timeline of an old order still finds its sentence.
ALTER TABLE "item_events" DISABLE TRIGGER append_only;
UPDATE "item_events"
   SET "reason_code" = CASE WHEN "reason_code" = 'flight' THEN 'in_flight' ELSE "reason_code" END,
       "data" = CASE WHEN "data" ->> 'last' = 'flight' THEN jsonb_set("data", '{last}', '"in_flight"') ELSE "data" END
 WHERE "reason_code" = 'flight' OR "data" ->> 'last' = 'flight';
ALTER TABLE "item_events" ENABLE TRIGGER append_only;
