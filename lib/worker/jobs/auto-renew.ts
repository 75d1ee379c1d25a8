import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepAutoRenewals } from "@/lib/renewals/sweep-auto-renewals";
import { job } from "../job";

/** Looks for services that renew themselves and are due, and wakes one job for each. */
export const autoRenewJob = job({
  name: "auto-renew",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepAutoRenewals(db, new Date());
  },
});
