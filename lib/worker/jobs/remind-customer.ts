import { z } from "zod";
import { remindCustomer } from "@/lib/services/remind-customer";
import { job } from "../job";

export const remindCustomerJob = job({
  name: "remind-customer",
  payload: z.object({ customerId: z.uuid() }),
  run: async (payload) => {
    await remindCustomer({ kind: "system", job: "remind-customer" }, payload);
  },
});
