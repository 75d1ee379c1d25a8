import { z } from "zod";
import { reconcileBillJob as queued } from "@/lib/db/queued-jobs";
import { reconcileBill } from "@/lib/paying/bills/reconcile-bill";
import { job } from "../job";

export const reconcileBillHandler = job({
  ...queued,
  payload: z.object({ billId: z.uuid() }),
  run: async ({ billId }) => {
    await reconcileBill(billId);
  },
});
