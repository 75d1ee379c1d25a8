import { z } from "zod";
import { postAlertJob } from "@/lib/db/queued-jobs";
import { postAlert } from "@/lib/reports/post-alert";
import { job } from "../job";

export const postAlertHandler = job({
  ...postAlertJob,
  payload: z.object({ alertId: z.uuid() }),
  run: ({ alertId }) => postAlert(alertId),
});
