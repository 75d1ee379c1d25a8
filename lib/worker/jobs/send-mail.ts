import { z } from "zod";
import { sendMailJob as queued } from "@/lib/db/queued-jobs";
import { sendMail } from "@/lib/notify/send-mail";
import { drawPaperOf } from "@/lib/papers/draw-paper-of";
import { job } from "../job";

export const sendMailHandler = job({
  ...queued,
  payload: z.object({ mailId: z.uuid() }),
  run: (payload) => sendMail(payload, drawPaperOf),
});
