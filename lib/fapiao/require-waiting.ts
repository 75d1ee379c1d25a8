import "server-only";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { FapiaoRequest } from "@/lib/db/generated/client";
import { openSending } from "./lock-fapiao";

/**
 * Whether people may decide about a request that the caller has locked: it waits, and no call of the fapiao service is under way for it.
 * @throws AppError fapiao.not_waiting, fapiao.under_way (409)
 */
export async function requireWaiting(tx: Tx, { id, state }: FapiaoRequest): Promise<void> {
  if (state !== "waiting") throw conflict("fapiao.not_waiting");
  await requireNoSending(tx, id);
}

/** @throws AppError fapiao.under_way (409) */
export async function requireNoSending(tx: Tx, requestId: string): Promise<void> {
  if ((await tx.fapiaoSending.count({ where: { requestId, ...openSending } })) > 0) throw conflict("fapiao.under_way");
}
