import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import { momentPage } from "@/lib/db/moment-page";
import type { listTicketsContract } from "./contract";
import { ticketColumns, ticketRowOf } from "./view-ticket";

/** A page of the customer's tickets, the one written to last first. */
export async function listTickets(
  actor: CustomerActor,
  { state, after, take }: z.output<typeof listTicketsContract.input>,
): Promise<z.output<typeof listTicketsContract.output>> {
  const found = await db.ticket.findMany({
    where: {
      customerId: actor.userId,
      ...(state === undefined ? {} : { state: state === "unfinished" ? { not: "closed" } : state }),
      ...afterCursor("lastAt", "desc", after),
    },
    orderBy: [{ lastAt: "desc" }, { id: "desc" }],
    take: take + 1,
    select: ticketColumns,
  });
  const { page, next } = momentPage(found, take, ({ lastAt }) => lastAt);
  return { rows: page.map(ticketRowOf), next };
}
