import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import { appendCustomerMessage } from "./append-customer-message";
import { checkFiles } from "./check-files";
import type { reopenTicketContract, TicketDetail } from "./contract";
import { lockTicket } from "./lock-ticket";
import { readTicket } from "./read-ticket";
import { ticketWrittenTo } from "./write-message";

/** Opens a closed ticket again with a message of the customer's. @throws AppError tickets.not_closed; input.invalid for files. */
export async function reopenTicket(
  actor: CustomerActor,
  { id, body, files }: z.output<typeof reopenTicketContract.input>,
  { idempotencyKey }: Pick<RequestContext, "idempotencyKey"> = {},
): Promise<TicketDetail> {
  const checked = await checkFiles(files);
  await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id, actor.userId);
    if (await ticketWrittenTo(tx, actor.userId, idempotencyKey)) return;
    if (ticket.state !== "closed") throw conflict("tickets.not_closed");
    const written = { body, files: checked, via: "web" as const, requestKey: idempotencyKey };
    await appendCustomerMessage(tx, ticket, written, new Date());
    await recordEvent(tx, actor, { action: "tickets.reopen", subject: { kind: "ticket", id } });
  });
  return readTicket(actor, { id });
}
