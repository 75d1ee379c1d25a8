import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import { appendCustomerMessage } from "./append-customer-message";
import { checkFiles } from "./check-files";
import type { replyToTicketContract, TicketDetail } from "./contract";
import { lockTicket } from "./lock-ticket";
import { readTicket } from "./read-ticket";
import { ticketWrittenTo } from "./write-message";

/**
 * Adds a message of the customer's. It names nothing that it was written on, unlike staff's answers: what a customer has to say is wanted
 * whatever was answered meanwhile, and the page shows that answer above it.
 * @throws AppError tickets.closed (reopenTicket is for those); input.invalid for files.
 */
export async function replyToTicket(
  actor: CustomerActor,
  { id, body, files }: z.output<typeof replyToTicketContract.input>,
  { idempotencyKey }: Pick<RequestContext, "idempotencyKey"> = {},
): Promise<TicketDetail> {
  const checked = await checkFiles(files);
  await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id, actor.userId);
    if (await ticketWrittenTo(tx, actor.userId, idempotencyKey)) return;
    if (ticket.state === "closed") throw conflict("tickets.closed");
    const written = { body, files: checked, via: "web" as const, requestKey: idempotencyKey };
    await appendCustomerMessage(tx, ticket, written, new Date());
    await recordEvent(tx, actor, {
      action: "tickets.reply",
      subject: { kind: "ticket", id },
      after: { files: checked.length },
    });
  });
  return readTicket(actor, { id });
}
