import { z } from "zod";
import { lapseOverdueApprovals } from "@/lib/approvals/lapse-approvals";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { job } from "../job";

/** What waited for a second person for longer than it may waits no more. */
export const lapseApprovalsJob = job({
  name: "lapse-approvals",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: () => lapseOverdueApprovals(new Date()),
});
