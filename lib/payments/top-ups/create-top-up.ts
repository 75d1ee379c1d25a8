import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { postTopUp } from "@/lib/ledger/post-top-up";
import type { createTopUpContract, TopUpView } from "../contract";
import { readBank } from "../read-bank";
import { newReference } from "../reference";
import { topUpViewOf } from "./top-up-view";

const MOST_OPEN = 10;

type Input = z.output<(typeof createTopUpContract)["input"]>;

/**
 * Announces a bank transfer (no money moves until staff confirm it), or, on the sandbox only, pays at once.
 * Safe to repeat with the same key: the first top-up is returned; with another body it is refused.
 * @throws AppError payments.sandbox_only (403), payments.bank_missing, payments.too_many_open, idempotency.other_body.
 */
export async function createTopUp(
  actor: CustomerActor,
  input: Input,
  { idempotencyKey: requestKey = null }: { idempotencyKey?: string | null } = {},
): Promise<TopUpView> {
  const before = await findMade(actor, requestKey, input);
  if (before) return before;
  try {
    return await make(actor, input, requestKey);
  } catch (error) {
    const first = await findMade(actor, requestKey, input);
    if (first) return first;
    throw error;
  }
}

/**
 * The top-up that this key created before: the route's own record of the key may be lost with the process that
 * answered.
 */
async function findMade(actor: CustomerActor, requestKey: string | null, input: Input): Promise<TopUpView | null> {
  if (requestKey === null) return null;
  const where = { customerId_requestKey: { customerId: actor.userId, requestKey } };
  const row = await db.topUp.findUnique({ where });
  if (!row) return null;
  const same = row.method === input.method && row.amountFen === input.amountFen;
  if (!same || row.payerName !== (input.payerName || null)) throw conflict("idempotency.other_body");
  return topUpViewOf(row);
}

async function make(actor: CustomerActor, input: Input, requestKey: string | null): Promise<TopUpView> {
  if (input.method === "sandbox_payment") return payInSandbox(actor, input, requestKey);
  // Only the note of the bank details depends on the language.
  if ((await readBank("zh")) === null) throw conflict("payments.bank_missing");
  for (let tries = 0; ; tries++) {
    try {
      return await announce(actor, input, requestKey);
    } catch (error) {
      const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
      // A new reference is drawn when this one exists. If it is the key that exists, its top-up is returned.
      if (!taken || tries === 5) throw error;
    }
  }
}

/** Counts and writes under a lock per customer: twenty requests at once must not all count nine. */
async function announce(actor: CustomerActor, input: Input, requestKey: string | null): Promise<TopUpView> {
  const customerId = actor.userId;
  return await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`;
    const open = await tx.topUp.count({ where: { customerId, state: "pending" } });
    if (open >= MOST_OPEN) throw conflict("payments.too_many_open", { count: open });
    const data = {
      customerId,
      method: input.method,
      amountFen: input.amountFen,
      reference: newReference(),
      payerName: input.payerName || null,
      requestKey,
    };
    return topUpViewOf(await tx.topUp.create({ data }));
  });
}

async function payInSandbox(
  actor: CustomerActor,
  { amountFen, payerName }: Input,
  requestKey: string | null,
): Promise<TopUpView> {
  if (!env().sandbox) throw new AppError("payments.sandbox_only", 403);
  const id = randomUUID();
  const at = new Date();
  return db.$transaction(async (tx) => {
    const row = await tx.topUp.create({
      data: {
        id,
        customerId: actor.userId,
        method: "sandbox_payment",
        amountFen,
        receivedFen: amountFen,
        reference: newReference(),
        payerName: payerName || null,
        requestKey,
        state: "confirmed",
        decidedAt: at,
      },
    });
    await postTopUp(tx, {
      topUpId: id,
      customerId: actor.userId,
      amountFen,
      gateway: "sandbox_payment",
      at,
      actorId: actor.userId,
    });
    await recordEvent(tx, actor, {
      action: "payments.sandbox-payment",
      subject: { kind: "top_up", id },
      after: { amountFen: amountFen.toString() },
    });
    return topUpViewOf(row);
  });
}
