import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepZones } from "@/lib/zones/drift/sweep-zones";
import { job } from "../job";

/** Enqueues one job for each zone that is to be looked through tonight. */
export const sweepZonesJob = job({
  name: "sweep-zones",
  priority: PRIORITY.bulk,
  payload: z.looseObject({}),
  run: async () => {
    await sweepZones(db, new Date());
  },
});
