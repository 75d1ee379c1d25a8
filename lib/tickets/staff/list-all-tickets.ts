import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { matching } from "@/lib/db/matching";
import { momentPage } from "@/lib/db/moment-page";
import { readAny } from "@/lib/db/read-any";
import type { listAllTicketsContract } from "../admin-contract";
import { lateSince } from "../late-tickets";
import { staffTicketColumns, staffTicketRowOf } from "./view-staff-ticket";

type Filter = Pick<z.output<typeof listAllTicketsContract.input>, "state" | "assignee" | "customerId">;

const UNFINISHED = ["open", "answered", "waiting"] as const;

/** A page of all tickets: those that staff must act on the longest waiting first, all others the one written to last first. */
export async function listAllTickets(
  actor: StaffActor,
  { after, take, q, ...filter }: z.output<typeof listAllTicketsContract.input>,
): Promise<z.output<typeof listAllTicketsContract.output>> {
  const order = filter.state === "open" ? "asc" : "desc";
  const scope = [filtered(actor, filter), afterCursor("lastAt", order, after)];
  const found = await readAny(await searched(q), take + 1, order === "asc" ? earliestFirst : latestFirst, (search) =>
    db.ticket.findMany({
      where: { AND: [search, ...scope] },
      orderBy: [{ lastAt: order }, { id: order }],
      take: take + 1,
      select: staffTicketColumns,
    }),
  );
  const since = await lateSince(new Date());
  const { page, next } = momentPage(found, take, ({ lastAt }) => lastAt);
  return { rows: page.map((ticket) => staffTicketRowOf(ticket, since)), next };
}

interface Written {
  lastAt: Date;
  id: string;
}
const earliestFirst = (a: Written, b: Written) => a.lastAt.getTime() - b.lastAt.getTime() || (a.id < b.id ? -1 : 1);
const latestFirst = (a: Written, b: Written) => earliestFirst(b, a);

function filtered(actor: StaffActor, { state, assignee, customerId }: Filter): Prisma.TicketWhereInput {
  return {
    ...(state === undefined ? {} : { state: state === "unfinished" ? { in: [...UNFINISHED] } : state }),
    ...(assignee === undefined
      ? {}
      : { assigneeId: assignee === "mine" ? actor.userId : assignee === "none" ? null : assignee }),
    ...(customerId === undefined ? {} : { customerId }),
  };
}

/** The alternatives of a search, each of which an index serves: the number, the subject, the customer's name or address. */
async function searched(q: string | undefined): Promise<Prisma.TicketWhereInput[]> {
  const text = q?.trim();
  if (!text) return [{}];
  const [subjects, customers] = await Promise.all([idsContaining("tickets", text), idsContaining("customers", text)]);
  return [
    { number: matching(text) },
    { OR: [{ subject: matching(text) }, ...subjects] },
    { customer: { kind: "customer", OR: [{ email: matching(text) }, { name: matching(text) }, ...customers] } },
  ];
}
