import { z } from "zod";
import { asciiText } from "@/lib/core/ascii-text";
import { contract, instant } from "@/lib/http/contract";
import { messageBody, ticketRoles } from "./contract";

/** The upstream's categories of questions; words under tickets.category.<id>. */
export const relayCategories = [
  "domain_advice",
  "domain_technical",
  "domain_fault",
  "domain_transfer_out",
  "domain_transfer_in",
  "dns_advice",
  "dns_technical",
  "dns_fault",
  "hosting_advice",
  "hosting_technical",
  "hosting_fault",
  "database_advice",
  "database_technical",
  "database_fault",
  "site_advice",
  "site_technical",
  "site_fault",
  "cloud_advice",
  "cloud_technical",
  "cloud_fault",
  "mail_advice",
  "mail_technical",
  "mail_fault",
  "online_shop_advice",
  "online_shop_technical",
  "online_shop_fault",
  "edm_advice",
  "sms_advice",
] as const;
export const relayCategory = z.enum(relayCategories);
export type RelayCategory = z.output<typeof relayCategory>;

/** All of a question travels in an address: so long at most. Line breaks are sent as blanks, commas as full-width ones. */
export const MOST_RELAY_CHARACTERS = 1000;
export const MOST_RELAY_PICTURES = 5;

export const relayState = z.enum(["queued", "sending", "sent", "failed", "unknown"]);
export type RelayState = z.output<typeof relayState>;

const id = z.uuid();

export const upstreamAnswerView = z.object({
  id,
  text: z.string(),
  repliedAt: instant.nullable(),
  seenAt: instant,
  decision: z.enum(["undecided", "published", "dismissed"]),
  decidedAt: instant.nullable(),
  /** The message that the customer got. */
  messageId: id.nullable(),
});
export type UpstreamAnswerView = z.output<typeof upstreamAnswerView>;

export const relayView = z.object({
  id,
  /** The question that it adds to; null: it is a question. */
  questionId: id.nullable(),
  category: relayCategory.nullable(),
  product: z.string().nullable(),
  text: z.string(),
  attachmentIds: z.array(id),
  state: relayState,
  /** Why it failed or is unknown: sentence under tickets.reason.<reason> where there is one. */
  reason: z.string().nullable(),
  /** The upstream's own words about a refusal. */
  reply: z.string().nullable(),
  /** The upstream's number of it. */
  upstreamId: z.string().nullable(),
  /** The upstream's state of a question: waiting, processing, finished, closed. */
  upstreamState: z.string().nullable(),
  askedBy: z.object({ id, name: z.string() }).nullable(),
  createdAt: instant,
  sentAt: instant.nullable(),
  checkedAt: instant.nullable(),
  /** When the upstream is asked for answers again; null: not any more. */
  nextCheckAt: instant.nullable(),
  /** Something can be added to the question: it was sent and is not closed at the upstream. */
  canAdd: z.boolean(),
  answers: z.array(upstreamAnswerView),
});
export type RelayView = z.output<typeof relayView>;

const byId = z.object({ id });
const relayed = {
  text: z.string().trim().min(1, "tickets.body_missing").max(MOST_RELAY_CHARACTERS, "tickets.relay_too_long"),
  /** Pictures of this ticket. */
  attachmentIds: z.array(id).max(MOST_RELAY_PICTURES, "tickets.too_many_files").default([]),
};

export const askUpstreamContract = contract({
  method: "POST",
  path: "/api/v1/admin/tickets/{id}/relays",
  summary:
    "Asks the upstream's staff. Written first, then sent once by the worker; an unknown outcome is settled by staff.",
  access: ticketRoles,
  input: byId.extend({
    ...relayed,
    category: relayCategory,
    /** The name of the product that it is about, as the upstream knows it. */
    product: z
      .string()
      .trim()
      .max(100)
      .regex(/^[^,]*$/, "tickets.product_comma")
      .optional(),
  }),
  output: relayView,
  errors: ["tickets.relay_open", "tickets.not_a_picture", "tickets.closed"],
});

export const addToQuestionContract = contract({
  method: "POST",
  path: "/api/v1/admin/tickets/{id}/relays/{relayId}/additions",
  summary: "Adds to a question that the upstream has and has not closed; sent once.",
  access: ticketRoles,
  input: byId.extend({ relayId: id, ...relayed }),
  output: relayView,
  errors: ["tickets.relay_open", "tickets.not_a_picture", "tickets.closed", "tickets.question_closed"],
});

export const settleRelayContract = contract({
  method: "POST",
  path: "/api/v1/admin/tickets/{id}/relays/{relayId}/settle",
  summary:
    "What became of a question whose outcome is unknown, as staff have found at the upstream: it arrived under this number, or it did not. Nothing is sent.",
  access: ticketRoles,
  input: byId.extend({
    relayId: id,
    outcome: z.enum(["arrived", "absent"]),
    /** The upstream's number, when it arrived. */
    upstreamId: asciiText()
      .regex(/^\d{1,20}$/, "tickets.upstream_number")
      .optional(),
  }),
  output: relayView,
  errors: ["tickets.relay_settled", "tickets.upstream_number"],
});

export const checkQuestionContract = contract({
  method: "POST",
  path: "/api/v1/admin/tickets/{id}/relays/{relayId}/check",
  summary: "Asks the upstream now for answers to a question.",
  access: ticketRoles,
  input: byId.extend({ relayId: id }),
  output: relayView,
  errors: ["tickets.relay_not_sent", "upstream.unreachable"],
  limit: { points: 10, seconds: 60 },
});

export const publishAnswerContract = contract({
  method: "POST",
  path: "/api/v1/admin/tickets/{id}/upstream-answers/{answerId}/publish",
  summary: "Gives an answer of the upstream's, as staff have edited it, to the customer, who is mailed.",
  access: ticketRoles,
  input: byId.extend({
    answerId: id,
    body: messageBody,
    close: z.boolean().default(false),
  }),
  output: upstreamAnswerView,
  errors: ["tickets.answer_decided"],
});

export const dismissAnswerContract = contract({
  method: "POST",
  path: "/api/v1/admin/tickets/{id}/upstream-answers/{answerId}/dismiss",
  summary: "The customer does not see this answer of the upstream's.",
  access: ticketRoles,
  input: byId.extend({ answerId: id }),
  output: upstreamAnswerView,
  errors: ["tickets.answer_decided"],
});

export const readRelayPictureContract = contract({
  method: "GET",
  path: "/api/v1/relay-pictures/{token}",
  summary: "A picture of a question to the provider, which fetches it by a signed address that is valid for a day.",
  access: "anyone",
  input: z.object({ token: z.string().min(40).max(200) }),
  output: z.any(),
  errors: ["not_found"],
  limit: { points: 120, seconds: 60 },
});
