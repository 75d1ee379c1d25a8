import { z } from "zod";
import { sendRelayJob as queued } from "@/lib/db/queued-jobs";
import { sendRelay } from "@/lib/tickets/relays/send-relay";
import { job } from "../job";

export const sendRelayHandler = job({
  ...queued,
  payload: z.object({ relayId: z.uuid() }),
  run: (payload) => sendRelay({ kind: "system", job: "send-relay" }, payload),
});
