import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { StaffTicketRow } from "../admin-contract";
import { ticketColumns, ticketRowOf } from "../view-ticket";

export const staffTicketColumns = {
  ...ticketColumns,
  unansweredAt: true,
  customer: { select: { id: true, name: true, email: true } },
  assignee: { select: { id: true, name: true } },
  relays: {
    select: { state: true, answers: { where: { decision: "undecided" }, select: { id: true } } },
  },
} satisfies Prisma.TicketSelect;

type StaffTicket = Prisma.TicketGetPayload<{ select: typeof staffTicketColumns }>;

/** @param since who has waited since then or longer has waited for too long (late-tickets.ts). */
export function staffTicketRowOf(ticket: StaffTicket, since: Date): StaffTicketRow {
  const { customer, assignee, unansweredAt, relays } = ticket;
  return {
    ...ticketRowOf(ticket),
    customer,
    assignee,
    unansweredAt,
    late: unansweredAt !== null && unansweredAt <= since,
    undecided: relays.reduce((sum, { answers }) => sum + answers.length, 0),
    unknownRelay: relays.some(({ state }) => state === "unknown"),
  };
}
