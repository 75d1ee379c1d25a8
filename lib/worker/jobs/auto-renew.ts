import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepAutoRenewals } from "@/lib/renewals/sweep-auto-renewals";
import { job } from "../job";

/** Enqueues one job for each service that is renewed automatically and is due. */
export const autoRenewJob = job({
  name: "auto-renew",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepAutoRenewals(db, new Date());
  },
});
