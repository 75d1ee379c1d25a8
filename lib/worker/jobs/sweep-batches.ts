import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepBatches } from "@/lib/zones/batches/sweep-batches";
import { job } from "../job";

/** Goes on with batches whose process died or whose job was lost. */
export const sweepBatchesJob = job({
  name: "sweep-batches",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepBatches(db, new Date());
  },
});
