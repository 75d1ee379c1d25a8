import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { db, type Tx } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import { checkFiles } from "./check-files";
import type { openTicketContract } from "./contract";
import { limitMessages, limitTickets } from "./limit-customer";
import { publishTicket } from "./publish-ticket";
import { takeTicketNumber } from "./ticket-number";
import { ticketWrittenTo, writeMessage } from "./write-message";

/**
 * Opens a ticket with its first message. Making the same request again (the same Idempotency-Key) finds the ticket that it made.
 * @throws AppError input.invalid for a service or an order that is not the customer's, and for files; tickets.too_many_tickets.
 */
export async function openTicket(
  actor: CustomerActor,
  { subject, body, files, serviceId, orderId }: z.output<typeof openTicketContract.input>,
  { idempotencyKey }: Pick<RequestContext, "idempotencyKey"> = {},
): Promise<z.output<typeof openTicketContract.output>> {
  const checked = await checkFiles(files);
  return db.$transaction(async (tx) => {
    const customerId = actor.userId;
    // One request after the other: the limits count what was written, and a key is looked up before it is used.
    await tx.$queryRaw`SELECT 1 AS locked FROM users WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`;
    const made = await ticketWrittenTo(tx, customerId, idempotencyKey);
    if (made) return tx.ticket.findUniqueOrThrow({ where: { id: made }, select: { id: true, number: true } });
    const now = new Date();
    await requireOwn(tx, customerId, { serviceId, orderId });
    await limitTickets(tx, customerId, now);
    await limitMessages(tx, customerId, now);
    const number = await takeTicketNumber(tx, now);
    const id = newId(now.getTime());
    const ticket = await tx.ticket.create({
      data: { id, number, customerId, serviceId, orderId, subject, createdAt: now, lastAt: now, unansweredAt: now },
    });
    await writeMessage(tx, {
      ...{ ticketId: id, kind: "customer", authorId: customerId, body, files: checked, at: now },
      ...(idempotencyKey ? { requestKey: idempotencyKey } : {}),
    });
    await publishTicket(tx, "opened", ticket, now);
    await recordEvent(tx, actor, {
      action: "tickets.open",
      subject: { kind: "ticket", id },
      after: {
        number,
        subject,
        files: checked.length,
        ...(serviceId ? { serviceId } : {}),
        ...(orderId ? { orderId } : {}),
      },
    });
    return { id, number };
  });
}

/** @throws AppError input.invalid for a service or an order that is not the customer's. */
export async function requireOwn(
  tx: Tx,
  customerId: string,
  { serviceId, orderId }: { serviceId?: string | undefined; orderId?: string | undefined },
): Promise<void> {
  if (serviceId && orderId) throw invalid({ orderId: "tickets.one_subject" });
  if (serviceId && (await tx.service.count({ where: { id: serviceId, customerId } })) === 0)
    throw invalid({ serviceId: "tickets.unknown_service" });
  if (orderId && (await tx.order.count({ where: { id: orderId, customerId } })) === 0)
    throw invalid({ orderId: "tickets.unknown_order" });
}
