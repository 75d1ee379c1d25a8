import { z } from "zod";
import { sweepRuns } from "@/lib/controls/follow-run";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { job } from "../job";

/** Settles runs of controls whose process died or whose job was lost. */
export const sweepRunsJob = job({
  name: "sweep-runs",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepRuns(new Date());
  },
});
