import { z } from "zod";
import { sendWebhooksJob } from "@/lib/db/queued-jobs";
import { sendWebhooks } from "@/lib/webhooks/send-webhooks";
import { job } from "../job";

export const sendWebhooksHandler = job({
  ...sendWebhooksJob,
  payload: z.object({ endpointId: z.uuid() }),
  run: (payload) => sendWebhooks(payload),
});
