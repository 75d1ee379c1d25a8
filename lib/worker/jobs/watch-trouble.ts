import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { watchTrouble } from "@/lib/reports/watch-trouble";
import { job } from "../job";

/** Mails staff when a part of the shop gets into trouble, and when that has ended. */
export const watchTroubleJob = job({
  name: "watch-trouble",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: () => watchTrouble(),
});
