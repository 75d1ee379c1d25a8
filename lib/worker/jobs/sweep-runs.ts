import { z } from "zod";
import { sweepRuns } from "@/lib/controls/follow-run";
import { job } from "../job";

/** Runs of controls whose process died, or whose wake-up was lost. */
export const sweepRunsJob = job({
  name: "sweep-runs",
  payload: z.looseObject({}),
  run: async () => {
    await sweepRuns(new Date());
  },
});
