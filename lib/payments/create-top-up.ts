import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { postTopUp } from "@/lib/ledger/post-top-up";
import type { createTopUpContract, TopUpView } from "./contract";
import { readBank } from "./read-bank";
import { newReference } from "./reference";
import { topUpViewOf } from "./top-up-view";

const MOST_OPEN = 10;

/**
 * Announces a bank transfer (no money moves until staff confirm it), or, on the sandbox only, pays at once. The door's
 * Idempotency-Key makes a repeat answer the first one.
 * @throws AppError payments.sandbox_only (403), payments.bank_missing, payments.too_many_open.
 */
export async function createTopUp(
  actor: CustomerActor,
  input: z.output<(typeof createTopUpContract)["input"]>,
): Promise<TopUpView> {
  if (input.method === "sandbox_payment") return payInSandbox(actor, input.amountFen);
  // Whether there is an account does not depend on the language of its note.
  if ((await readBank("zh")) === null) throw conflict("payments.bank_missing");
  const open = await db.topUp.count({ where: { customerId: actor.userId, state: "pending" } });
  if (open >= MOST_OPEN) throw conflict("payments.too_many_open", { count: open });
  return insert(actor, input);
}

async function insert(
  actor: CustomerActor,
  input: z.output<(typeof createTopUpContract)["input"]>,
): Promise<TopUpView> {
  for (let tries = 0; ; tries++) {
    try {
      const data = {
        customerId: actor.userId,
        method: input.method,
        amountFen: input.amountFen,
        reference: newReference(),
        payerName: input.payerName || null,
      };
      return topUpViewOf(await db.topUp.create({ data }));
    } catch (error) {
      const taken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
      if (!taken || tries === 5) throw error; // another reference is drawn when this one exists
    }
  }
}

async function payInSandbox(actor: CustomerActor, amountFen: Fen): Promise<TopUpView> {
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
