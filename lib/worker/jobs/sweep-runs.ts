import { z } from "zod";
import { sweepRuns } from "@/lib/controls/follow-run";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { job } from "../job";

/** Runs of controls whose process died, or whose wake-up was lost. */
export const sweepRunsJob = job({
  name: "sweep-runs",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepRuns(new Date());
  },
});
