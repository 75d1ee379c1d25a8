import { z } from "zod";
import { sendRefundJob as queued } from "@/lib/db/queued-jobs";
import { sendRefund } from "@/lib/paying/send-refund";
import { job } from "../job";

export const sendRefundHandler = job({
  ...queued,
  payload: z.object({ refundId: z.uuid() }),
  run: ({ refundId }) => sendRefund(refundId),
});
