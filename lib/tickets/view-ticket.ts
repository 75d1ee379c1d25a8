import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { AttachmentView, TicketDetail, TicketRow } from "./contract";

export const attachmentColumns = {
  id: true,
  name: true,
  mediaType: true,
  byteCount: true,
} satisfies Prisma.TicketAttachmentSelect;

export const ticketColumns = {
  id: true,
  number: true,
  subject: true,
  state: true,
  createdAt: true,
  lastAt: true,
  closedAt: true,
  service: { select: { id: true, displayName: true } },
  order: { select: { id: true, number: true } },
} satisfies Prisma.TicketSelect;

type TicketColumns = Prisma.TicketGetPayload<{ select: typeof ticketColumns }>;

export function ticketRowOf({ service, order, closedAt: _, ...ticket }: TicketColumns): TicketRow {
  const { id, number, subject, state, createdAt, lastAt } = ticket;
  const about = service
    ? { kind: "service" as const, id: service.id, name: service.displayName }
    : order
      ? { kind: "order" as const, id: order.id, name: order.number }
      : null;
  return { id, number, subject, state, about, createdAt, lastAt };
}

/** What the customer sees of a message. Staff's notes are left out by the query. */
export const ownMessageColumns = {
  id: true,
  kind: true,
  via: true,
  body: true,
  createdAt: true,
  attachments: { select: attachmentColumns, orderBy: { id: "asc" } },
} satisfies Prisma.TicketMessageSelect;

type OwnMessage = Prisma.TicketMessageGetPayload<{ select: typeof ownMessageColumns }>;

export function ticketDetailOf(ticket: TicketColumns & { messages: OwnMessage[] }): TicketDetail {
  return {
    ...ticketRowOf(ticket),
    closedAt: ticket.closedAt,
    messages: ticket.messages
      .filter(({ kind }) => kind !== "note")
      .map(({ kind, attachments, ...message }) => ({
        ...message,
        by: kind === "customer" ? ("customer" as const) : ("staff" as const),
        attachments: attachments.map(attachmentViewOf),
      })),
  };
}

export function attachmentViewOf(
  row: Prisma.TicketAttachmentGetPayload<{ select: typeof attachmentColumns }>,
): AttachmentView {
  return { ...row, mediaType: row.mediaType as AttachmentView["mediaType"] };
}
