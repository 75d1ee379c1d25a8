import { z } from "zod";
import { searchBox } from "@/lib/core/search-box";
import { contract, instant, nothing, pageInput } from "@/lib/http/contract";
import {
  attachmentView,
  fileErrors,
  MOST_REQUEST_BYTES,
  ticketMessageView,
  ticketRoles,
  ticketRow,
  ticketStates,
  ticketSubject,
  writtenMessage,
} from "./contract";
import { relayView } from "./relay-contract";

const id = z.uuid();
const byId = z.object({ id });
const person = z.object({ id, name: z.string() });
const sending = { maxBytes: MOST_REQUEST_BYTES, limit: { points: 60, seconds: 60 } } as const;

export const staffTicketRow = ticketRow.extend({
  customer: person.extend({ email: z.string() }),
  assignee: person.nullable(),
  /** Since when the customer waits for an answer; null: nothing is unanswered. */
  unansweredAt: instant.nullable(),
  /** The customer has waited for longer than the shop allows (setting tickets.alertHours). */
  late: z.boolean(),
  /** The upstream's answers that nobody has decided about. */
  undecided: z.int(),
  /** A question to the upstream whose outcome is unknown: staff must settle it. */
  unknownRelay: z.boolean(),
});
export type StaffTicketRow = z.output<typeof staffTicketRow>;

export const staffTicketMessage = ticketMessageView.extend({
  /** customer and staff are seen by the customer; a note never is. */
  by: z.enum(["customer", "staff", "note"]),
  /** Null: the account is gone. */
  author: person.nullable(),
  /** The upstream's answer that it was written from. */
  answerId: id.nullable(),
});
export type StaffTicketMessage = z.output<typeof staffTicketMessage>;

/** The customer, beside their ticket. */
export const ticketCustomer = z.object({
  id,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  locale: z.string(),
  status: z.enum(["active", "disabled"]),
  staffNote: z.string(),
  since: instant,
  services: z.int(),
  orders: z.int(),
  tickets: z.int(),
  /** Tickets that are not closed. */
  unfinishedTickets: z.int(),
});
export type TicketCustomer = z.output<typeof ticketCustomer>;

export const staffTicketDetail = staffTicketRow.extend({
  closedAt: instant.nullable(),
  messages: z.array(staffTicketMessage),
  /** Questions to the upstream and additions to them, oldest first, with the upstream's answers. */
  relays: z.array(relayView),
  beside: ticketCustomer,
  /** Whom it can be assigned to. */
  assignable: z.array(person),
  /** Files that can go along with a question to the upstream: pictures only. */
  pictures: z.array(attachmentView),
});
export type StaffTicketDetail = z.output<typeof staffTicketDetail>;

export const listAllTicketsContract = contract({
  method: "GET",
  path: "/api/v1/admin/tickets",
  summary:
    "Tickets of all customers. `state` unfinished: all but closed. `assignee` mine, none, or a person's id. `q` matches the number, the subject, or the customer's name or address. Open ones oldest first in state open, others the one written to last first.",
  access: "staff",
  staffToken: "tickets:read",
  input: z.object({
    ...pageInput,
    state: z.enum([...ticketStates, "unfinished"]).optional(),
    assignee: z.union([z.literal(["mine", "none"]), id]).optional(),
    customerId: id.optional(),
    q: searchBox.optional(),
  }),
  output: z.object({ rows: z.array(staffTicketRow), next: z.string().nullable() }),
});

export const readAnyTicketContract = contract({
  method: "GET",
  path: "/api/v1/admin/tickets/{id}",
  summary: "One ticket for staff: messages with notes, questions to the upstream, and the customer beside.",
  access: "staff",
  staffToken: "tickets:read",
  input: byId,
  output: staffTicketDetail,
});

/** What of a ticket an answer was written on: its last message (null: there was none), and whether it was closed. */
export const seenThread = z.object({ messageId: id.nullable(), closed: z.boolean() });

/** What of a ticket it was closed or reopened on. */
const seenMessage = seenThread.pick({ messageId: true });
const unseenErrors = ["tickets.unseen_customer", "tickets.unseen_colleague", "tickets.unseen_note"];

export const answerTicketContract = contract({
  method: "POST",
  path: "/api/v1/admin/tickets/{id}/answers",
  summary:
    "Answers the customer, who is mailed; `close` also closes the ticket. With `seen`, the answer is refused (409) if somebody else has written since, or the ticket was closed; `params.messageId` is then the last message. Without it nothing is compared.",
  access: ticketRoles,
  staffToken: "tickets:write",
  idempotent: true,
  input: writtenMessage.extend({ id, close: z.boolean().default(false), seen: seenThread.optional() }),
  output: staffTicketDetail,
  errors: [
    ...fileErrors,
    ...["tickets.customer_wrote", "tickets.colleague_answered", "tickets.colleague_noted", "tickets.closed_meanwhile"],
  ],
  ...sending,
});

export const openForCustomerContract = contract({
  method: "POST",
  path: "/api/v1/admin/customers/{id}/tickets",
  summary:
    "Opens a ticket for a customer with staff's first message, about a service or an order of theirs or about neither. The customer is mailed.",
  access: ticketRoles,
  staffToken: "tickets:write",
  idempotent: true,
  input: writtenMessage.extend({ id, subject: ticketSubject, serviceId: id.optional(), orderId: id.optional() }),
  output: z.object({ id, number: z.string() }),
  errors: [...fileErrors, "tickets.one_subject"],
  ...sending,
});

export const noteOnTicketContract = contract({
  method: "POST",
  path: "/api/v1/admin/tickets/{id}/notes",
  summary: "A note for staff, which the customer never sees. The ticket's state stays.",
  access: ticketRoles,
  staffToken: "tickets:write",
  idempotent: true,
  input: writtenMessage.extend({ id }),
  output: staffTicketDetail,
  errors: fileErrors,
  ...sending,
});

export const assignTicketContract = contract({
  method: "PUT",
  path: "/api/v1/admin/tickets/{id}/assignee",
  summary:
    "Who looks after the ticket; null: nobody. With `seenAssigneeId`, it is refused (409) if somebody else looks after it now.",
  access: ticketRoles,
  staffToken: "tickets:write",
  input: byId.extend({ assigneeId: id.nullable(), seenAssigneeId: id.nullable().optional() }),
  output: staffTicketDetail,
  errors: ["tickets.not_assignable", "tickets.assigned_meanwhile", "tickets.released_meanwhile"],
});

export const closeAnyTicketContract = contract({
  method: "POST",
  path: "/api/v1/admin/tickets/{id}/close",
  summary:
    "Closes a ticket without an answer; the customer is not mailed and may reopen it. With `seen`, it is refused (409) if somebody else has written since; `params.messageId` is then the last message.",
  access: ticketRoles,
  staffToken: "tickets:write",
  input: byId.extend({ seen: seenMessage.optional() }),
  output: staffTicketDetail,
  errors: unseenErrors,
});

export const reopenAnyTicketContract = contract({
  method: "POST",
  path: "/api/v1/admin/tickets/{id}/reopen",
  summary: "Opens a closed ticket again. `seen` as for closing.",
  access: ticketRoles,
  staffToken: "tickets:write",
  input: byId.extend({ seen: seenMessage.optional() }),
  output: staffTicketDetail,
  errors: ["tickets.not_closed", ...unseenErrors],
});

export const readAnyAttachmentContract = contract({
  method: "GET",
  path: "/api/v1/admin/tickets/{id}/attachments/{attachmentId}",
  summary: "A file of a ticket, for staff: pictures for the page, everything else as a download.",
  access: "staff",
  staffToken: "tickets:read",
  input: z.object({ id, attachmentId: id }),
  output: nothing,
  errors: ["not_found"],
});
