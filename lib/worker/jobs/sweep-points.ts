import { z } from "zod";
import { db } from "@/lib/db/client";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepPoints } from "@/lib/points/sweep-points";
import { job } from "../job";

/** Enqueues one job for each service whose points are to be read again. */
export const sweepPointsJob = job({
  name: "sweep-points",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepPoints(db, new Date());
  },
});
