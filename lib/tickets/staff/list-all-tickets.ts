import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { writeCursor } from "@/lib/core/moment-cursor";
import { customersMatching } from "@/lib/customers/customers-matching";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { matching } from "@/lib/db/matching";
import type { listAllTicketsContract } from "../admin-contract";
import { lateSince } from "../late-tickets";
import { staffTicketColumns, staffTicketRowOf } from "./view-staff-ticket";

type Filter = Pick<z.output<typeof listAllTicketsContract.input>, "state" | "assignee" | "customerId" | "q">;

/** A page of all tickets: those that staff must act on the longest waiting first, all others the one written to last first. */
export async function listAllTickets(
  actor: StaffActor,
  { after, take, ...filter }: z.output<typeof listAllTicketsContract.input>,
): Promise<z.output<typeof listAllTicketsContract.output>> {
  const order = filter.state === "open" ? "asc" : "desc";
  const found = await db.ticket.findMany({
    where: { AND: [...(await conditions(actor, filter)), afterCursor("lastAt", order, after)] },
    orderBy: [{ lastAt: order }, { id: order }],
    take: take + 1,
    select: staffTicketColumns,
  });
  const since = await lateSince(new Date());
  const rows = found.slice(0, take).map((ticket) => staffTicketRowOf(ticket, since));
  const last = rows.at(-1);
  return { rows, next: found.length > take && last ? writeCursor({ at: last.lastAt, id: last.id }) : null };
}

async function conditions(
  actor: StaffActor,
  { state, assignee, customerId, q }: Filter,
): Promise<Prisma.TicketWhereInput[]> {
  const text = q?.trim();
  return [
    state === undefined ? {} : { state: state === "unfinished" ? { not: "closed" } : state },
    assignee === undefined
      ? {}
      : { assigneeId: assignee === "mine" ? actor.userId : assignee === "none" ? null : assignee },
    customerId === undefined ? {} : { customerId },
    text
      ? {
          OR: [
            { number: { startsWith: text.toUpperCase() } },
            { subject: { contains: matching(text).contains ?? text, mode: "insensitive" } },
            { customerId: { in: await customersMatching(text) } },
          ],
        }
      : {},
  ];
}
