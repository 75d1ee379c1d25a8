import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepRegistrants } from "@/lib/registrants/sweep-registrants";
import { job } from "../job";

export const sweepRegistrantsJob = job({
  name: "sweep-registrants",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepRegistrants({ kind: "system", job: "sweep-registrants" });
  },
});
