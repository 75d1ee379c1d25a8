import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { openGateway } from "@/lib/gateways/open-gateway";
import type { RequestContext } from "@/lib/http/serve";
import { requireWithin, tellGateway, writePayment } from "../begin-payment";
import { closePayment } from "../close-payment";
import { deviceOf } from "../device-of";
import type { LinkedPayment, payByLinkContract } from "../pay-link-contract";
import { viewPayment } from "../view-payment";
import { checkPayLink } from "./check-pay-link";
import { findPayLink } from "./find-pay-link";

type Payer = Exclude<Actor, { kind: "system" }>;

/**
 * Starts a payment of the customer's order by whoever has the link. What was started by it before is closed first; two at once are one.
 * @throws AppError payments.link_ended (409), link_unchecked (503), and what startPayment throws.
 */
export async function payByLink(
  { ip }: Payer,
  { token, gateway, device }: z.output<(typeof payByLinkContract)["input"]>,
  { locale, headers }: Pick<RequestContext, "locale" | "headers">,
): Promise<LinkedPayment> {
  const link = await findPayLink(token);
  if (!link || link.paidAt) throw conflict("payments.link_ended");
  const open = await openGateway(gateway);
  requireWithin(open, link.amountFen);
  const items = await checkPayLink(link, ip);
  const earlier = await db.payment.findMany({
    where: { payLinkId: link.id, state: { in: ["written", "open"] } },
    take: 10,
  });
  for (const row of earlier) {
    if ((await closePayment(row)).state === "paid") throw conflict("payments.link_ended");
  }
  const row = await writePayment({
    ...{ customerId: link.customerId, gateway, device: device ?? deviceOf(headers), amountFen: link.amountFen },
    ...{ order: { items, cartItemIds: link.cartItemIds, until: link.expiresAt } },
    ...{ payLinkId: link.id, requestKey: null },
  });
  if (!row) throw conflict("idempotency.in_progress");
  const told = await tellGateway(open, row, { ip, locale, returnPath: () => `/pay/${token}` });
  const { entry, expiresAt } = await viewPayment(told, locale);
  return { gateway, entry, expiresAt };
}
