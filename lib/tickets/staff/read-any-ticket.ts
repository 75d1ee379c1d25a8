import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { StaffTicketDetail, StaffTicketMessage, TicketCustomer } from "../admin-contract";
import { ticketRoles } from "../contract";
import { lateSince } from "../late-tickets";
import { namesOf, relayColumns, relayViewOf } from "../view-relay";
import { attachmentViewOf, ownMessageColumns } from "../view-ticket";
import { staffTicketColumns, staffTicketRowOf } from "./view-staff-ticket";

const messageColumns = {
  ...ownMessageColumns,
  author: { select: { id: true, name: true } },
  answer: { select: { id: true } },
} satisfies Prisma.TicketMessageSelect;

/** One ticket as staff work on it. Every use case that changes one answers with it. */
export async function readAnyTicket(_actor: StaffActor, { id }: { id: string }): Promise<StaffTicketDetail> {
  const ticket = await db.ticket.findUnique({ where: { id }, select: { ...staffTicketColumns, customerId: true } });
  if (!ticket) throw notFound("ticket");
  const [messages, relays, beside, assignable, since] = await Promise.all([
    db.ticketMessage.findMany({
      where: { ticketId: id },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: messageColumns,
    }),
    db.ticketRelay.findMany({
      where: { ticketId: id },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      include: relayColumns,
    }),
    readBeside(ticket.customerId),
    db.user.findMany({
      where: { kind: "staff", status: "active", role: { in: [...ticketRoles] } },
      select: { id: true, name: true },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    }),
    lateSince(new Date()),
  ]);
  const people = await namesOf(
    db,
    relays.map(({ askedBy }) => askedBy),
  );
  const shown = messages.map(staffMessageOf);
  return {
    ...staffTicketRowOf(ticket, since),
    closedAt: ticket.closedAt,
    messages: shown,
    relays: relays.map((relay) => relayViewOf(relay, people)),
    beside,
    assignable,
    pictures: shown.flatMap(({ attachments }) => attachments.filter(({ mediaType }) => mediaType.startsWith("image/"))),
  };
}

function staffMessageOf({
  kind,
  answer,
  attachments,
  ...message
}: Prisma.TicketMessageGetPayload<{ select: typeof messageColumns }>): StaffTicketMessage {
  return { ...message, by: kind, answerId: answer?.id ?? null, attachments: attachments.map(attachmentViewOf) };
}

async function readBeside(id: string): Promise<TicketCustomer> {
  const [customer, services, orders, tickets, unfinishedTickets] = await Promise.all([
    db.user.findUniqueOrThrow({ where: { id } }),
    db.service.count({ where: { customerId: id, endedAt: null } }),
    db.order.count({ where: { customerId: id } }),
    db.ticket.count({ where: { customerId: id } }),
    db.ticket.count({ where: { customerId: id, state: { not: "closed" } } }),
  ]);
  const { name, email, phone, locale, status, staffNote, createdAt } = customer;
  return {
    ...{ id, name, email, phone, locale, status, staffNote: staffNote ?? "", since: createdAt },
    ...{ services, orders, tickets, unfinishedTickets },
  };
}
