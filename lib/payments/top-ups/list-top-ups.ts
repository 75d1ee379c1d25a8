import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { listTopUpsContract, readTopUpContract, TopUpView } from "../contract";
import { topUpViewOf, withChanges } from "./top-up-view";

/** The customer's top-ups, newest first (the last hundred). */
export async function listTopUps(
  actor: CustomerActor,
  input: z.output<(typeof listTopUpsContract)["input"]>,
): Promise<{ rows: TopUpView[] }> {
  const rows = await db.topUp.findMany({
    where: { customerId: actor.userId, ...(input.state ? { state: input.state } : {}) },
    include: withChanges,
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  return { rows: rows.map(topUpViewOf) };
}

export async function readTopUp(
  actor: CustomerActor,
  { id }: z.output<(typeof readTopUpContract)["input"]>,
): Promise<TopUpView> {
  const row = await db.topUp.findFirst({ where: { id, customerId: actor.userId }, include: withChanges });
  if (!row) throw notFound("top-up");
  return topUpViewOf(row);
}
