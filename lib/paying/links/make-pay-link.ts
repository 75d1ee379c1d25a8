import "server-only";
import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { hashToken } from "@/lib/auth/authenticate";
import { askedItems, checkCart } from "@/lib/carts/check-cart";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { readDebt } from "@/lib/ledger/read-debt";
import { type AskedItem, type CheckedItem, checkOrder } from "@/lib/orders/check-order";
import { findPayment } from "../find-payment";
import type { MadePayLink, makePayLinkContract } from "../pay-link-contract";
import { openOrder } from "../payment-order";
import { closeLinkPayments, endPayLinks } from "./end-pay-link";
import { sealLinkOrder } from "./pay-link-order";

const TOKEN_BYTES = 32;

/**
 * Makes an address by which somebody else pays for items of the cart. Everything that would refuse the order is found out first. The whole
 * order is paid by it; the wallet is not used. The customer's earlier link ends. Audited.
 * @throws AppError what checkOut throws.
 */
export async function makePayLink(
  actor: CustomerActor,
  input: z.output<(typeof makePayLinkContract)["input"]>,
): Promise<MadePayLink> {
  const items = askedItems(input);
  await checkCart(actor, input);
  return make(actor, { items, cartItemIds: input.items.map(({ id }) => id) });
}

/** The same for the order of the customer's own payment, while nobody has paid it. @throws AppError not_found, payments.not_open (409), what checkOrder throws. */
export async function sharePayment(actor: CustomerActor, { id }: { id: string }): Promise<MadePayLink> {
  const row = await findPayment(actor, id);
  const items = openOrder(row);
  if (items === null || (row.state !== "written" && row.state !== "open")) throw conflict("payments.not_open");
  return make(actor, { items, cartItemIds: row.cartItemIds });
}

interface LinkedOrder {
  items: AskedItem[];
  cartItemIds: string[];
}

async function make(actor: CustomerActor, { items, cartItemIds }: LinkedOrder): Promise<MadePayLink> {
  const now = new Date();
  const customerId = actor.userId;
  const checked = await checkOrder(customerId, items, now);
  const expiresAt = new Date(Math.min(...checked.map(({ quote }) => quote.expiresAt.getTime())));
  // What is owed is taken first of what comes in: without it the order could not be placed.
  const totalFen = checked.reduce((sum, { quote }) => sum + quote.priceFen, 0n);
  const amountFen = totalFen + (await readDebt(db, customerId));
  const id = newId(now.getTime());
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  await endPayLinks(db, customerId);
  await closeLinkPayments({ payLink: { customerId } });
  await db.$transaction(async (tx) => {
    // Two at once: the second one ends the first.
    await tx.$queryRaw`SELECT 1 AS locked FROM users WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`;
    await endPayLinks(tx, customerId);
    await tx.payLink.create({
      data: {
        ...{ id, customerId, tokenHash: hashToken(token), amountFen, what: countedKinds(checked) },
        ...{ orderEnc: sealLinkOrder(id, items), cartItemIds, expiresAt, createdAt: now },
      },
    });
    await recordEvent(tx, actor, {
      action: "payments.make-link",
      subject: { kind: "pay_link", id },
      after: { amountFen: amountFen.toString() },
    });
  });
  return { id, amountFen, expiresAt, url: `${env().APP_URL}/pay/${token}` };
}

/** What is bought, and how many of it, without a name. */
export interface CountedKind {
  productLine: string;
  action: string;
  years: number;
  months: number;
  count: number;
}

function countedKinds(items: readonly CheckedItem[]): { [key: string]: string | number }[] {
  const kinds: CountedKind[] = [];
  for (const { quote } of items) {
    const { productLine, action, years, months = 0 } = quote;
    const same = kinds.find(
      (one) => one.productLine === productLine && one.action === action && one.years === years && one.months === months,
    );
    if (same) same.count += 1;
    else kinds.push({ productLine, action, years, months, count: 1 });
  }
  return kinds.map((kind) => ({ ...kind }));
}
