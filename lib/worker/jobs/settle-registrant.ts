import { z } from "zod";
import { settleRegistrant } from "@/lib/registrants/settle-registrant";
import { job } from "../job";

export const settleRegistrantJob = job({
  name: "settle-registrant",
  payload: z.object({ registrantId: z.uuid() }),
  run: (payload) => settleRegistrant({ kind: "system", job: "settle-registrant" }, payload),
});
