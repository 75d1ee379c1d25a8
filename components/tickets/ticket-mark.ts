import type { StaffTicketDetail } from "@/lib/tickets/admin-contract";
import type { TicketDetail } from "@/lib/tickets/contract";

/** Changes with everything of a ticket that its page shows and others can change. */
export function ticketMark(ticket: TicketDetail | StaffTicketDetail): string {
  const { state, messages } = ticket;
  const relays = "relays" in ticket ? ticket.relays : [];
  return JSON.stringify([
    state,
    messages.length,
    "assignee" in ticket ? ticket.assignee?.id : null,
    relays.map((relay) => [relay.state, relay.upstreamState, relay.answers.map(({ decision }) => decision)]),
  ]);
}
