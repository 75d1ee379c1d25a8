import { z } from "zod";
import { followRun } from "@/lib/controls/follow-run";
import { job } from "../job";

export const runControlJob = job({
  name: "run-control",
  payload: z.object({ runId: z.uuid() }),
  run: async ({ runId }) => {
    await followRun(runId);
  },
});
