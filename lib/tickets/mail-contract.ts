import { z } from "zod";
import { contract } from "@/lib/http/contract";
import { messageBody, ticketRoles } from "./contract";

/** The largest mail that is taken, as it is on the wire. */
export const MOST_MAIL_BYTES = 15 * 1024 * 1024;

export const receiveMailContract = contract({
  method: "POST",
  path: "/api/v1/mail-in",
  summary:
    "A mail that the shop's mail server hands over as it came (message/rfc822). Headers x-kumquat-timestamp (seconds) and x-kumquat-signature (hex HMAC-SHA256 of '<timestamp>.<body>' with MAIL_IN_SECRET). Answers 200 for every mail that was read, whatever became of it.",
  access: "anyone",
  rawBody: true,
  input: z.object({ body: z.base64().min(1) }),
  output: z.object({ outcome: z.string() }),
  errors: ["tickets.mail_signature"],
  maxBytes: MOST_MAIL_BYTES,
  limit: { points: 300, seconds: 60 },
});

export const answerMailContract = contract({
  method: "POST",
  path: "/api/v1/admin/mails/{id}/answer",
  summary: "Only with the sandbox: answers a mail as its recipient would, through the same way in.",
  access: ticketRoles,
  input: z.object({ id: z.uuid(), body: messageBody }),
  output: z.object({ outcome: z.string() }),
  errors: ["not_found", "tickets.mail_takes_no_answer"],
});
