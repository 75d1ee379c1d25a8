import { z } from "zod";
import type { StaffRole } from "@/lib/core/actor";
import { contract, instant, nothing, pageInput } from "@/lib/http/contract";

export const ticketStates = ["open", "answered", "waiting", "closed"] as const;
/**
 * open: the shop must do something. answered: it is the customer's turn. waiting: staff have asked somebody else and will come back.
 */
export const ticketState = z.enum(ticketStates);
export type TicketState = z.output<typeof ticketState>;

/** Who answers tickets, asks the upstream and writes saved replies. Everybody among staff may read them. */
export const ticketRoles = ["support", "admin"] as const satisfies readonly StaffRole[];

/** Files of one message: so many, so large each and together. */
export const MOST_FILES = 5;
export const MOST_FILE_BYTES = 5 * 1024 * 1024;
export const MOST_BYTES_TOGETHER = 10 * 1024 * 1024;
/** Media types of files; which one a file has is decided by its content. For `accept` of file fields. */
export const fileTypes = [
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "application/pdf",
  "text/plain",
] as const;

const id = z.uuid();
const byId = z.object({ id });
/** One line. */
export const ticketSubject = z
  .string()
  .overwrite((text) => text.replace(/\s+/g, " ").trim())
  .min(1, "tickets.subject_missing")
  .max(150);
export const MOST_BODY_CHARACTERS = 10_000;
export const messageBody = z.string().trim().min(1, "tickets.body_missing").max(MOST_BODY_CHARACTERS);

/** A file as it is sent: its name, and its bytes in base64. */
export const fileInput = z.object({
  name: z.string().trim().min(1).max(150),
  content: z
    .base64("tickets.file_unreadable")
    .min(1, "tickets.file_empty")
    .max(Math.ceil(MOST_FILE_BYTES / 3) * 4, "tickets.file_too_large"),
});
export type FileInput = z.output<typeof fileInput>;
const files = z.array(fileInput).max(MOST_FILES, "tickets.too_many_files").default([]);

/** A body, and files beside it. */
export const writtenMessage = z.object({ body: messageBody, files });
/** The most bytes of a request with files: base64 takes four for three. */
export const MOST_REQUEST_BYTES = Math.ceil(MOST_BYTES_TOGETHER / 3) * 4 + 128 * 1024;

export const fileErrors = [
  "tickets.file_type",
  "tickets.file_too_large",
  "tickets.files_too_large",
  "tickets.too_many_messages",
] as const;

export const attachmentView = z.object({
  id,
  name: z.string(),
  mediaType: z.enum(fileTypes),
  byteCount: z.int(),
});
export type AttachmentView = z.output<typeof attachmentView>;

/** What a ticket is about: a service or an order of the customer's, with its name or number. */
export const ticketAbout = z.object({ kind: z.enum(["service", "order"]), id, name: z.string() });
export type TicketAbout = z.output<typeof ticketAbout>;

export const ticketRow = z.object({
  id,
  /** The number that people use, "T261127-00042". */
  number: z.string(),
  subject: z.string(),
  state: ticketState,
  about: ticketAbout.nullable(),
  createdAt: instant,
  /** When somebody last wrote. */
  lastAt: instant,
});
export type TicketRow = z.output<typeof ticketRow>;

export const ticketMessageView = z.object({
  id,
  by: z.enum(["customer", "staff"]),
  via: z.enum(["web", "mail"]),
  body: z.string(),
  createdAt: instant,
  attachments: z.array(attachmentView),
});

export const ticketDetail = ticketRow.extend({
  closedAt: instant.nullable(),
  /** Oldest first. */
  messages: z.array(ticketMessageView),
});
export type TicketDetail = z.output<typeof ticketDetail>;

const sending = { maxBytes: MOST_REQUEST_BYTES, limit: { points: 20, seconds: 60 } } as const;

export const listTicketsContract = contract({
  method: "GET",
  path: "/api/v1/tickets",
  summary: "The customer's tickets, the one written to last first. `state` unfinished: all but closed ones.",
  access: "customer",
  input: z.object({ ...pageInput, state: z.enum([...ticketStates, "unfinished"]).optional() }),
  output: z.object({ rows: z.array(ticketRow), next: z.string().nullable() }),
});

export const openTicketContract = contract({
  method: "POST",
  path: "/api/v1/tickets",
  summary: "Opens a ticket, about a service or an order of the customer's own or about neither.",
  access: "customer",
  idempotent: true,
  input: writtenMessage.extend({
    subject: ticketSubject,
    serviceId: id.optional(),
    orderId: id.optional(),
  }),
  output: z.object({ id, number: z.string() }),
  errors: [...fileErrors, "tickets.one_subject", "tickets.too_many_tickets"],
  ...sending,
});

export const readTicketContract = contract({
  method: "GET",
  path: "/api/v1/tickets/{id}",
  summary: "One ticket with its messages; staff's notes are not among them.",
  access: "customer",
  input: byId,
  output: ticketDetail,
});

export const replyToTicketContract = contract({
  method: "POST",
  path: "/api/v1/tickets/{id}/messages",
  summary: "Adds a message of the customer's to a ticket that is not closed.",
  access: "customer",
  idempotent: true,
  input: writtenMessage.extend({ id }),
  output: ticketDetail,
  errors: [...fileErrors, "tickets.closed"],
  ...sending,
});

export const closeTicketContract = contract({
  method: "POST",
  path: "/api/v1/tickets/{id}/close",
  summary: "The customer needs no further answer.",
  access: "customer",
  input: byId,
  output: ticketDetail,
});

export const reopenTicketContract = contract({
  method: "POST",
  path: "/api/v1/tickets/{id}/reopen",
  summary: "Opens a closed ticket again, with a message that says why.",
  access: "customer",
  idempotent: true,
  input: writtenMessage.extend({ id }),
  output: ticketDetail,
  errors: [...fileErrors, "tickets.not_closed"],
  ...sending,
});

export const readAttachmentContract = contract({
  method: "GET",
  path: "/api/v1/tickets/{id}/attachments/{attachmentId}",
  summary: "A file of the customer's own ticket: pictures for the page, everything else as a download.",
  access: "customer",
  input: z.object({ id, attachmentId: id }),
  output: nothing,
  errors: ["not_found"],
});
