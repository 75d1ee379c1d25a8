import { type Call, refuse } from "../http/call";
import type { Account } from "../world/rows";
import type { World } from "../world/world";

export function balanceFen(account: Account): bigint {
  return account.remittedFen + account.rewardFen - account.usedFen;
}

/** The manual's example: 2097.31 − (−610.00) = 2707.31. */
export function availableFen(account: Account): bigint {
  return balanceFen(account) - account.frozenFen;
}

export interface Charge {
  endpoint: string;
  name: string;
  otime: string;
  amountFen: bigint;
  by: "api" | "hand";
}

/** Charges the agent account and records the sale. @returns the sale's id. */
export function sell(world: World, charge: Charge, tooLittle = "10021"): string {
  if (availableFen(world.account) < charge.amountFen) refuse(tooLittle);
  const id = world.nextNumber("nextId");
  world.sales.put(id, { ...charge, id, atMs: world.now(), refundedFen: 0n, refundedAtMs: null, reason: "" });
  world.putAccount({ usedFen: world.account.usedFen + charge.amountFen });
  return id;
}

/** Refunds a sale. Repeating it is safe: a sale is refunded once. */
export function refund(world: World, saleId: string, reason: string): void {
  const sale = world.sales.get(saleId);
  if (!sale || sale.refundedAtMs !== null) return;
  world.sales.put(saleId, { ...sale, refundedFen: sale.amountFen, refundedAtMs: world.now(), reason });
  world.putAccount({ usedFen: world.account.usedFen - sale.amountFen });
}

/** `tktype` of every coupon and voucher here, in TicketList and in the orders that used one. */
export const TICKET_KIND = "0";

/** `sell` for a call of the API: the price less its coupon and voucher, never below zero. */
export function sellTo(
  call: Call,
  name: string,
  priceFen: bigint,
  couponParam = "signature",
  tooLittle?: string,
  voucherParam = "voucherid",
): string {
  const { world } = call;
  const off =
    redeem(call, "coupon", couponParam, "10042", "10043") + redeem(call, "voucher", voucherParam, "10046", "10046");
  const amountFen = off > priceFen ? 0n : priceFen - off;
  const saleId = sell(world, { endpoint: call.id, name, otime: call.otime, amountFen, by: "api" }, tooLittle);
  call.chargedFen += amountFen;
  return saleId;
}

function redeem(call: Call, kind: "coupon" | "voucher", param: string, missing: string, spent: string): bigint {
  const code = call.params.text(param);
  if (!code) return 0n;
  const coupon = call.world.coupons.get(code);
  if (!coupon || coupon.kind !== kind) return refuse(missing);
  if (coupon.used) return refuse(spent);
  call.world.coupons.put(code, { ...coupon, used: true });
  return coupon.offFen;
}
