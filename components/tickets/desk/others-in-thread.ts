import type { StaffTicketDetail } from "@/lib/tickets/admin-contract";

const ofOthers = ({ messages }: StaffTicketDetail, ownId: string) =>
  messages.filter(({ author }) => author?.id !== ownId);

/** The last message that somebody else wrote. @param ownId the member of staff who reads the ticket */
export function lastOfOthers(ticket: StaffTicketDetail, ownId: string) {
  const last = ofOthers(ticket, ownId).at(-1);
  return last && { id: last.id, by: last.by, name: last.author?.name ?? "" };
}

/** How much others have written: messages of the customer's and of colleagues, and the upstream's answers. */
export function countOfOthers(ticket: StaffTicketDetail, ownId: string): number {
  const answers = ticket.relays.reduce((sum, relay) => sum + relay.answers.length, 0);
  return ofOthers(ticket, ownId).length + answers;
}
