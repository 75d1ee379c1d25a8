import type { ItemStatus, ThingState } from "@/components/ui/status";
import type { TicketState } from "@/lib/tickets/contract";

/** The glyph of a ticket's state as its customer sees it: an answer is there to be read. */
export function ticketGlyph(state: TicketState): ItemStatus | ThingState {
  const glyphs = { open: "placed", waiting: "review", answered: "on", closed: "done" } as const;
  return glyphs[state];
}

/** The glyph as staff see it: an open ticket is theirs to act on. */
export function staffTicketGlyph(state: TicketState): ItemStatus | ThingState {
  const glyphs = { open: "unverified", waiting: "review", answered: "placed", closed: "done" } as const;
  return glyphs[state];
}
