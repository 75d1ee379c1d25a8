import { z } from "zod";
import { settleRegistrantJob as queued } from "@/lib/db/queued-jobs";
import { settleRegistrant } from "@/lib/registrants/settle-registrant";
import { job } from "../job";

export const settleRegistrantHandler = job({
  ...queued,
  payload: z.object({ registrantId: z.uuid() }),
  run: (payload) => settleRegistrant({ kind: "system", job: "settle-registrant" }, payload),
});
