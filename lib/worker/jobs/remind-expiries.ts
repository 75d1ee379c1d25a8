import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepReminders } from "@/lib/renewals/sweep-reminders";
import { job } from "../job";

/** Looks for customers with something that expires soon or just has, and wakes one job for each. */
export const remindExpiriesJob = job({
  name: "remind-expiries",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => {
    await sweepReminders(db, new Date());
  },
});
