import { randomUUID } from "node:crypto";
import { newId } from "@/lib/core/id";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { nameFor } from "./names";
import { placeDemoOrder } from "./order";
import { aHost, aServer, domainOf } from "./products";
import type { DemoTransaction } from "./rows";
import type { DemoShop } from "./shop";

/** What staff find today, and what they did: two items to decide, announced transfers, refunds, adjustments. */
export function leaveToStaff(shop: DemoShop): void {
  const { now, customers } = shop;
  const [first, second, third] = customers;
  if (!first || !second || !third) throw new Error("too few customers");
  shop.upstream.moveTo(addMs(now, -5 * HOUR_MS));
  const com = domainOf(".com");
  const shopName = nameFor(shop, com, second);
  placeDemoOrder(shop, second, addMs(now, -5 * HOUR_MS), [{ product: com, name: shopName, months: 12, fate: "odd" }]);
  placeDemoOrder(shop, third, addMs(now, -3 * HOUR_MS), [{ product: aServer, name: "", months: 3, fate: "unclear" }]);
  placeDemoOrder(shop, first, addMs(now, -2 * HOUR_MS), [
    { product: domainOf(".cn"), name: nameFor(shop, domainOf(".cn"), first), months: 12, fate: "done" },
    { product: com, name: nameFor(shop, com, first), months: 12, fate: "taken" },
    { product: aHost, name: nameFor(shop, aHost, first), months: 12, fate: "done" },
  ]);
  shop.noteAgentBalance(addMs(now, -MINUTE_MS));
  announceTransfers(shop);
  refundSome(shop);
  adjustSome(shop);
}

/** Transfers that wait for confirmation, or never arrived, or were called off. */
function announceTransfers(shop: DemoShop): void {
  const { rows, now, staff, customers, dice } = shop;
  for (const [index, customer] of customers.slice(0, 14).entries()) {
    const createdAt = addMs(now, -(index * 9 + 2) * HOUR_MS);
    const state = index < 5 ? "pending" : index < 10 ? "rejected" : "cancelled";
    rows.topUps.push({
      ...{ id: newId(createdAt.getTime()), customerId: customer.id, method: "bank_transfer", state, createdAt },
      amountFen: BigInt(dice.int(2, 40)) * 10_000n,
      reference: shop.reference(),
      payerName: customer.person.companyCn,
      ...(state === "rejected" ? { staffNote: "三个工作日内没有查到这笔转账", decidedBy: staff.finance } : {}),
      ...(state === "pending" ? {} : { decidedAt: addMs(createdAt, HOUR_MS) }),
    });
  }
}

const REFUND_REASONS = [
  "客户买错了后缀，协商退一半",
  "主机开通后两天没有用，全额退",
  "线路中断半天，补偿",
  "重复购买，退其中一件",
];

/** Nine, spread over the half-year: every third in full, the others half. */
function refundSome(shop: DemoShop): void {
  const { rows, dice, staff, now } = shop;
  const done = rows.items.filter(
    ({ state, priceFen, createdAt }) => state === "done" && BigInt(priceFen) > 2_000n && createdAt !== undefined,
  );
  for (let n = 0; n < 9; n++) {
    const item = done[Math.floor(((n + 0.5) * done.length) / 9)];
    const customer = shop.customers.find(({ id }) => id === item?.customerId);
    if (!item?.id || !customer) throw new Error("no item to refund");
    const paid = BigInt(item.priceFen);
    const at = new Date(
      Math.min(now.getTime() - HOUR_MS, new Date(item.createdAt as Date).getTime() + dice.int(1, 6) * DAY_MS),
    );
    const id = newId(at.getTime());
    const amountFen = n % 3 === 0 ? paid : paid / 2n;
    const reason = dice.pick(REFUND_REASONS);
    rows.refunds.push({
      id,
      itemId: item.id,
      customerId: customer.id,
      amountFen,
      reason,
      byId: staff.finance,
      requestKey: randomUUID(),
      createdAt: at,
    });
    const entry = { key: `refund:${id}`, kind: "refund", at, memo: reason, ref: { kind: "item", id: item.id } };
    payIntoWallet(shop, { ...entry, from: "refunds", customerId: customer.id, amountFen });
    shop.audit(at, staff.finance, "orders.give-refund", "item", item.id, customer.id);
  }
}

function adjustSome(shop: DemoShop): void {
  const { rows, dice, staff, now } = shop;
  for (const [n, customer] of shop.customers.slice(2, 7).entries()) {
    const at = addMs(now, -(n * 27 + 3) * DAY_MS);
    if (at < customer.since) continue;
    const id = newId(at.getTime());
    const amountFen = BigInt(dice.int(5, 50)) * 100n;
    const reason = "服务中断的补偿";
    rows.adjustments.push({
      ...{ id, target: "wallet", customerId: customer.id, amountFen, reason, state: "posted", needsSecond: false },
      requestedBy: staff.finance,
      requestKey: randomUUID(),
      requestedAt: at,
      decidedBy: staff.finance,
      decidedAt: at,
    });
    const entry = {
      key: `adjustment:${id}`,
      kind: "adjustment",
      at,
      memo: reason,
      ref: { kind: "customer", id: customer.id },
    };
    payIntoWallet(shop, { ...entry, from: "adjustments", customerId: customer.id, amountFen });
    shop.audit(at, staff.finance, "payments.post-adjustment", "adjustment", id, customer.id);
  }
}

/** Enters what finance gave a customer. @param from the account of the shop that bears it */
function payIntoWallet(
  { rows, staff }: DemoShop,
  {
    from,
    customerId,
    amountFen,
    ...entry
  }: Pick<DemoTransaction, "key" | "kind" | "at" | "memo" | "ref"> & {
    from: string;
    customerId: string;
    amountFen: bigint;
  },
): void {
  rows.transactions.push({
    ...entry,
    actorId: staff.finance,
    entries: [
      [from, -amountFen],
      [`wallet:${customerId}`, amountFen],
    ],
  });
}
