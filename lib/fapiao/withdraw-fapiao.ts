import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { FapiaoDetail } from "./contract";
import { lockFapiao } from "./lock-fapiao";
import { readFapiao } from "./read-fapiao";
import { requireWaiting } from "./require-waiting";

/** The customer takes a request back; its items can be asked for again. @throws AppError fapiao.not_waiting, fapiao.under_way */
export async function withdrawFapiao(actor: CustomerActor, { id }: { id: string }): Promise<FapiaoDetail> {
  await db.$transaction(async (tx) => {
    const request = await lockFapiao(tx, id, actor.userId);
    await requireWaiting(tx, request);
    await tx.fapiaoItem.updateMany({ where: { requestId: id, live: true }, data: { live: false } });
    await tx.fapiaoRequest.update({ where: { id }, data: { state: "withdrawn", stateAt: new Date() } });
    await recordEvent(tx, actor, {
      action: "fapiao.withdraw",
      subject: { kind: "fapiao", id },
      before: { number: request.number, amountFen: request.amountFen.toString() },
    });
  });
  return readFapiao(actor, { id });
}
