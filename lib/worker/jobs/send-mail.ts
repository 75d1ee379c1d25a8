import { z } from "zod";
import { sendMailJob as queued } from "@/lib/db/queued-jobs";
import { sendMail } from "@/lib/notify/send-mail";
import { job } from "../job";

export const sendMailHandler = job({ ...queued, payload: z.object({ mailId: z.uuid() }), run: sendMail });
