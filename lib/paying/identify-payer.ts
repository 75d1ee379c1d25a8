import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Payment } from "@/lib/db/generated/client";
import { GatewayError, type PaymentEntry } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import type { RequestContext } from "@/lib/http/serve";
import { type Payer, paymentStart } from "./begin-payment";
import type { identifyPayerContract, PaymentView } from "./contract";
import { findPayment } from "./find-payment";
import { viewPayment } from "./view-payment";

interface PayerCode {
  code: string;
  state: string;
}

/**
 * Goes on with the customer's payment once its gateway has said who pays. Safe to repeat after an answer: a code works once.
 * @throws AppError not_found; payments.other_payer, gateway_refused (409), gateway_unreachable (503).
 */
export async function identifyPayer(
  actor: CustomerActor,
  { id, ...code }: z.output<(typeof identifyPayerContract)["input"]>,
  { locale }: Pick<RequestContext, "locale">,
): Promise<PaymentView> {
  const payer = { ip: actor.ip, locale, returnPath: (own: string) => `/account/payments/${own}` };
  return viewPayment(await goOnWithPayer(await findPayment(actor, id), code, payer), locale);
}

/** @throws AppError as identifyPayer. */
export async function goOnWithPayer(row: Payment, { code, state }: PayerCode, payer: Payer): Promise<Payment> {
  if (!waitsForPayer(row)) return row;
  // The gateway gives the number back that it was given: a code of somebody else's payment doesn't fit.
  if (state !== row.number) throw conflict("payments.other_payer");
  const { client } = await openGateway(row.gateway);
  if (!client.identify) throw conflict("payments.other_payer");
  try {
    const entry = await client.identify(await paymentStart(row, payer), code);
    await db.payment.updateMany({ where: { id: row.id, state: "open" }, data: { entry: { ...entry } } });
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    // Another request has used the code up, and is done.
    const now = await db.payment.findUniqueOrThrow({ where: { id: row.id } });
    if (!waitsForPayer(now)) return now;
    if (error.kind !== "refused") throw new AppError("payments.gateway_unreachable", 503, { cause: error });
    throw new AppError("payments.gateway_refused", 409, { cause: error });
  }
  return db.payment.findUniqueOrThrow({ where: { id: row.id } });
}

const waitsForPayer = ({ state, entry }: Payment): boolean =>
  state === "open" && (entry as PaymentEntry | null)?.kind === "identify";
