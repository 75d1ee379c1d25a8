import "server-only";
import { notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { FapiaoRequest, Prisma } from "@/lib/db/generated/client";

/**
 * Locks the items of a request, then the request, in the order in which a refund does it: of a refund and a decision at once, one sees
 * the other. @param customerId whose it must be; staff find anybody's.
 * @throws AppError not_found
 */
export async function lockFapiao(tx: Tx, id: string, customerId?: string): Promise<FapiaoRequest> {
  await tx.$queryRaw`
    SELECT 1 AS locked FROM order_items WHERE id IN (SELECT item_id FROM fapiao_items WHERE request_id = ${id}::uuid)
     ORDER BY id FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 AS locked FROM fapiao_requests WHERE id = ${id}::uuid FOR UPDATE`;
  const request = await tx.fapiaoRequest.findFirst({ where: { id, ...(customerId ? { customerId } : {}) } });
  if (!request) throw notFound("fapiao");
  return request;
}

/** A call of the fapiao service that is not settled. */
export const openSending = {
  state: { in: ["queued", "sending", "accepted"] },
} satisfies Prisma.FapiaoSendingWhereInput;
