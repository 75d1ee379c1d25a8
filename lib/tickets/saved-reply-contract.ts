import { z } from "zod";
import type { StaffRole } from "@/lib/core/actor";
import { contract, instant, nothing } from "@/lib/http/contract";

const roles = ["support", "admin"] as const satisfies readonly StaffRole[];

const savedReplyFields = z.object({
  title: z.string().trim().min(1, "tickets.title_missing").max(80),
  /** {customer} and {ticket} stand for the customer's name and the ticket's number. */
  body: z.string().trim().min(1, "tickets.body_missing").max(10_000),
});
export const savedReplyView = savedReplyFields.extend({ id: z.uuid(), updatedAt: instant });
export type SavedReplyView = z.output<typeof savedReplyView>;

const byId = z.object({ id: z.uuid() });

export const listSavedRepliesContract = contract({
  method: "GET",
  path: "/api/v1/admin/saved-replies",
  summary: "Answers that staff use again and again, by title.",
  access: "staff",
  input: nothing,
  output: z.object({ rows: z.array(savedReplyView) }),
});

export const createSavedReplyContract = contract({
  method: "POST",
  path: "/api/v1/admin/saved-replies",
  summary: "Adds a saved reply.",
  access: roles,
  input: savedReplyFields,
  output: savedReplyView,
  errors: ["tickets.title_taken", "tickets.too_many_replies"],
});

export const changeSavedReplyContract = contract({
  method: "PUT",
  path: "/api/v1/admin/saved-replies/{id}",
  summary: "Changes a saved reply.",
  access: roles,
  input: savedReplyFields.extend(byId.shape),
  output: savedReplyView,
  errors: ["tickets.title_taken"],
});

export const deleteSavedReplyContract = contract({
  method: "DELETE",
  path: "/api/v1/admin/saved-replies/{id}",
  summary: "Deletes a saved reply.",
  access: roles,
  input: byId,
  output: nothing,
});
