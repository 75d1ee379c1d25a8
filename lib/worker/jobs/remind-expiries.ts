import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepReminders } from "@/lib/renewals/sweep-reminders";
import { job } from "../job";

/** Enqueues one job for each customer with a service that expires soon or has just expired. */
export const remindExpiriesJob = job({
  name: "remind-expiries",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => {
    await sweepReminders(db, new Date());
  },
});
