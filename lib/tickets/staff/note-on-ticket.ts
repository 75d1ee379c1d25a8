import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import type { noteOnTicketContract, StaffTicketDetail } from "../admin-contract";
import { checkFiles } from "../check-files";
import { lockTicket } from "../lock-ticket";
import { ticketWrittenTo, writeMessage } from "../write-message";
import { readAnyTicket } from "./read-any-ticket";
import { requireTicketStaff } from "./require-ticket-staff";

/** A note that the customer never sees, nor its files. The ticket stays as it is. */
export async function noteOnTicket(
  actor: StaffActor,
  { id, body, files }: z.output<typeof noteOnTicketContract.input>,
  { idempotencyKey }: Pick<RequestContext, "idempotencyKey"> = {},
): Promise<StaffTicketDetail> {
  requireTicketStaff(actor);
  const checked = await checkFiles(files);
  await db.$transaction(async (tx) => {
    const ticket = await lockTicket(tx, id);
    if (await ticketWrittenTo(tx, actor.userId, idempotencyKey)) return;
    await writeMessage(tx, {
      ...{ ticketId: id, kind: "note", authorId: actor.userId, body, files: checked, at: new Date() },
      ...(idempotencyKey ? { requestKey: idempotencyKey } : {}),
    });
    await recordEvent(tx, actor, {
      action: "tickets.note",
      subject: { kind: "ticket", id },
      customerId: ticket.customerId,
      after: { files: checked.length },
    });
  });
  return readAnyTicket(actor, { id });
}
