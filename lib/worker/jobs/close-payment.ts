import { z } from "zod";
import { closePaymentJob as queued } from "@/lib/db/queued-jobs";
import { closeUselessPayment } from "@/lib/paying/close-useless-payment";
import { job } from "../job";

export const closePaymentHandler = job({
  ...queued,
  payload: z.object({ paymentId: z.uuid() }),
  run: async ({ paymentId }) => {
    await closeUselessPayment(paymentId);
  },
});
