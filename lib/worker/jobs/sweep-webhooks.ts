import { z } from "zod";
import { PRIORITY } from "@/lib/db/queued-jobs";
import { sweepWebhooks } from "@/lib/webhooks/sweep-webhooks";
import { job } from "../job";

export const sweepWebhooksJob = job({
  name: "sweep-webhooks",
  priority: PRIORITY.upkeep,
  payload: z.looseObject({}),
  run: async () => {
    await sweepWebhooks();
  },
});
