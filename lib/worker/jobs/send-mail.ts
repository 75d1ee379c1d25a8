import { z } from "zod";
import { sendMail } from "@/lib/notify/send-mail";
import { job } from "../job";

export const sendMailJob = job({ name: "send-mail", payload: z.object({ mailId: z.uuid() }), run: sendMail });
