import { z } from "zod";
import { remindCustomerJob as queued } from "@/lib/db/queued-jobs";
import { remindCustomer } from "@/lib/renewals/remind-customer";
import { job } from "../job";

export const remindCustomerHandler = job({
  ...queued,
  payload: z.object({ customerId: z.uuid() }),
  run: async (payload) => {
    await remindCustomer({ kind: "system", job: "remind-customer" }, payload);
  },
});
