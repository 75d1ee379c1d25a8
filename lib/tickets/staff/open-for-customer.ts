import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import type { openForCustomerContract } from "../admin-contract";
import { answerCustomer } from "../answer-customer";
import { checkFiles } from "../check-files";
import { requireOwn } from "../open-ticket";
import { takeTicketNumber } from "../ticket-number";
import { ticketWrittenTo } from "../write-message";
import { requireTicketStaff } from "./require-ticket-staff";

/**
 * Opens a ticket for a customer, who telephoned for example, with staff's first message; the customer is mailed and answers as on any
 * ticket. Making the same request again (the same Idempotency-Key) finds the ticket that it made. Audited.
 * @throws AppError input.invalid for a service or an order that is not the customer's, and for files.
 */
export async function openForCustomer(
  actor: StaffActor,
  { id: customerId, subject, body, files, serviceId, orderId }: z.output<typeof openForCustomerContract.input>,
  { idempotencyKey }: Pick<RequestContext, "idempotencyKey"> = {},
): Promise<z.output<typeof openForCustomerContract.output>> {
  requireTicketStaff(actor);
  const checked = await checkFiles(files);
  return db.$transaction(async (tx) => {
    // One request after the other: a key is looked up before it is used.
    await tx.$queryRaw`SELECT 1 AS locked FROM users WHERE id = ${actor.userId}::uuid FOR NO KEY UPDATE`;
    if ((await tx.user.count({ where: { id: customerId, kind: "customer" } })) === 0) throw notFound("customer");
    const made = await ticketWrittenTo(tx, actor.userId, idempotencyKey);
    if (made) return tx.ticket.findUniqueOrThrow({ where: { id: made }, select: { id: true, number: true } });
    await requireOwn(tx, customerId, { serviceId, orderId });
    const now = new Date();
    const number = await takeTicketNumber(tx, now);
    const id = newId(now.getTime());
    const ticket = await tx.ticket.create({
      data: { id, number, customerId, serviceId, orderId, subject, createdAt: now, lastAt: now },
    });
    const first = { authorId: actor.userId, body, files: checked, close: false, requestKey: idempotencyKey };
    await answerCustomer(tx, ticket, { ...first, opens: true }, now);
    await recordEvent(tx, actor, {
      action: "tickets.open-for-customer",
      subject: { kind: "ticket", id },
      customerId,
      after: {
        ...{ number, subject, files: checked.length },
        ...(serviceId ? { serviceId } : {}),
        ...(orderId ? { orderId } : {}),
      },
    });
    return { id, number };
  });
}
