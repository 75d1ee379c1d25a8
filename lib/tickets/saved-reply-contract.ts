import { z } from "zod";
import { contract, instant, nothing } from "@/lib/http/contract";
import { messageBody, ticketRoles } from "./contract";

const savedReplyFields = z.object({
  title: z.string().trim().min(1, "tickets.title_missing").max(80),
  /** {customer} and {ticket} stand for the customer's name and the ticket's number. */
  body: messageBody,
});
export const savedReplyView = savedReplyFields.extend({ id: z.uuid(), updatedAt: instant });
export type SavedReplyView = z.output<typeof savedReplyView>;

const byId = z.object({ id: z.uuid() });

export const listSavedRepliesContract = contract({
  method: "GET",
  path: "/api/v1/admin/saved-replies",
  summary: "Answers that staff use again and again, by title.",
  access: "staff",
  staffToken: "tickets:read",
  input: nothing,
  output: z.object({ rows: z.array(savedReplyView) }),
});

export const createSavedReplyContract = contract({
  method: "POST",
  path: "/api/v1/admin/saved-replies",
  summary: "Adds a saved reply.",
  access: ticketRoles,
  input: savedReplyFields,
  output: savedReplyView,
  errors: ["tickets.title_taken", "tickets.too_many_replies"],
});

export const changeSavedReplyContract = contract({
  method: "PUT",
  path: "/api/v1/admin/saved-replies/{id}",
  summary: "Changes a saved reply.",
  access: ticketRoles,
  input: savedReplyFields.extend({
    ...byId.shape,
    /** Its `updatedAt` as it was read: what somebody else saved since then is not overwritten. */
    seenAt: instant,
  }),
  output: savedReplyView,
  errors: ["tickets.title_taken", "tickets.reply_changed"],
});

export const deleteSavedReplyContract = contract({
  method: "DELETE",
  path: "/api/v1/admin/saved-replies/{id}",
  summary: "Deletes a saved reply.",
  access: ticketRoles,
  input: byId,
  output: nothing,
});
