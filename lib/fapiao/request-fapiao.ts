import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { db, type Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { RequestContext } from "@/lib/http/serve";
import type { requestFapiaoContract } from "./contract";
import { takeFapiaoNumber } from "./fapiao-number";
import { readFapiaoItems } from "./list-fapiao-items";
import { isComplete } from "./profiles/view-profile";

type Input = z.output<typeof requestFapiaoContract.input>;
type Output = z.output<typeof requestFapiaoContract.output>;

/**
 * Asks for one fapiao over items of the customer's. However many requests come at once, an item is on one of them: its row is locked, and
 * the database refuses a second one, and any sum other than what the books have earned with the item. Making the same request again (the
 * same Idempotency-Key) finds the one that was made.
 * @throws AppError fapiao.item_taken, fapiao.item_not_done, fapiao.amount_changed (409); input.invalid for the buyer and the kind.
 */
export async function requestFapiao(
  actor: CustomerActor,
  input: Input,
  { idempotencyKey: requestKey = null }: { idempotencyKey?: RequestContext["idempotencyKey"] | null } = {},
): Promise<Output> {
  try {
    return await db.$transaction((tx) => writeRequest(tx, actor, input, requestKey));
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    throw conflict("fapiao.item_taken");
  }
}

async function writeRequest(tx: Tx, actor: CustomerActor, input: Input, requestKey: string | null): Promise<Output> {
  const customerId = actor.userId;
  const ids = [...new Set(input.itemIds)];
  await tx.$queryRaw`
    SELECT 1 AS locked FROM order_items WHERE id = ANY(${ids}::uuid[]) AND customer_id = ${customerId}::uuid
     ORDER BY id FOR UPDATE`;
  if (requestKey) {
    const made = await tx.fapiaoRequest.findFirst({
      where: { customerId, requestKey },
      select: { id: true, number: true },
    });
    if (made) return made;
  }
  const profile = await tx.fapiaoProfile.findFirst({ where: { id: input.profileId, customerId } });
  if (!profile) throw invalid({ profileId: "fapiao.profile_missing" });
  if (input.kind === "special" && profile.kind !== "company") throw invalid({ kind: "fapiao.special_company" });
  if (input.kind === "special" && !isComplete(profile)) throw invalid({ kind: "fapiao.special_incomplete" });
  const items = await readFapiaoItems(tx, customerId, ids);
  if (items.length < ids.length) throw notFound("item");
  for (const { displayName, fault } of items) {
    if (fault === "on_request") throw conflict("fapiao.item_taken");
    if (fault) throw conflict("fapiao.item_not_done", { name: displayName });
  }
  const amountFen = items.reduce((sum, { leftFen }) => sum + leftFen, 0n);
  if (amountFen !== input.amountFen) throw conflict("fapiao.amount_changed");

  const now = new Date();
  const id = newId(now.getTime());
  const number = await takeFapiaoNumber(tx, now);
  const { kind: buyerKind, title, taxNumber, address, phone, bank, bankAccount, email } = profile;
  await tx.fapiaoRequest.create({
    data: {
      ...{
        id,
        number,
        customerId,
        kind: input.kind,
        buyerKind,
        title,
        taxNumber,
        address,
        phone,
        bank,
        bankAccount,
        email,
      },
      ...{ amountFen, askedFen: amountFen, requestKey, createdAt: now, stateAt: now },
    },
  });
  await tx.fapiaoItem.createMany({
    data: items.map(({ id: itemId, leftFen }) => ({ requestId: id, itemId, amountFen: leftFen })),
  });
  await recordEvent(tx, actor, {
    action: "fapiao.request",
    subject: { kind: "fapiao", id },
    after: { number, title, kind: input.kind, amountFen: amountFen.toString(), items: items.length },
  });
  return { id, number };
}
