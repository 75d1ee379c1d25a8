import { z } from "zod";
import { lapseOverdueApprovals } from "@/lib/approvals/lapse-approvals";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { job } from "../job";

/** Lapses approvals that nobody decided in time. */
export const lapseApprovalsJob = job({
  name: "lapse-approvals",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: () => lapseOverdueApprovals(new Date()),
});
