import { z } from "zod";
import { followRun } from "@/lib/controls/follow-run";
import { runControlJob as queued } from "@/lib/db/queued-jobs";
import { job } from "../job";

export const runControlHandler = job({
  ...queued,
  payload: z.object({ runId: z.uuid() }),
  run: async ({ runId }) => {
    await followRun(runId);
  },
});
