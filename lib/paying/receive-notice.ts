import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { openGateway } from "@/lib/gateways/open-gateway";
import type { RequestContext } from "@/lib/http/serve";
import { sendRefund } from "./send-refund";
import { settlePayment } from "./settle-payment";

/**
 * A gateway's notice. Once its signature has been verified, the gateway is asked about that payment or refund; what the notice says is not
 * used. Safe to repeat.
 * @throws AppError payments.notice_signature (400), not_found, gateways.not_set_up.
 */
export async function receiveNotice(
  _actor: Actor,
  { gateway: id, body }: { gateway: string; body: string },
  { headers }: Pick<RequestContext, "headers">,
): Promise<Response> {
  const { gateway, client } = await openGateway(id);
  const notice = await client.readNotice({ headers, body: Buffer.from(body, "base64").toString("utf8") });
  if (!notice) throw new AppError("payments.notice_signature", 400);
  if (notice.about === "payment") {
    const row = await db.payment.findUnique({ where: { number: notice.number, gateway: id }, select: { id: true } });
    if (!row) throw notFound("payment");
    await settlePayment(row.id);
  }
  if (notice.about === "refund") {
    const where = { number: notice.number, payment: { gateway: id } };
    const row = await db.paymentRefund.findFirst({ where, select: { id: true } });
    if (!row) throw notFound("refund");
    await sendRefund(row.id);
  }
  const { status, type, body: text } = gateway.received;
  return new Response(text, { status, headers: { "content-type": type, "cache-control": "no-store" } });
}
