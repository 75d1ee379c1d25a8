import { z } from "zod";
import { askPaymentJob as queued } from "@/lib/db/queued-jobs";
import { settlePayment } from "@/lib/paying/settle-payment";
import { job } from "../job";

export const askPaymentHandler = job({
  ...queued,
  payload: z.object({ paymentId: z.uuid() }),
  run: async ({ paymentId }) => {
    await settlePayment(paymentId);
  },
});
