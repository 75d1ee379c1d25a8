import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { AdminPayoutRow, PayoutEvidence } from "../payout-contract";
import { refundUntil } from "../read-refundable";
import { adminPayoutRowOf } from "./list-all-payouts";
import { viewPayable } from "./read-payable";
import { viewPayout } from "./view-payout";

const MOST = 20;

/** A payout with what staff need to know of its customer. @throws AppError not_found. */
export async function readAdminPayout(
  actor: StaffActor,
  { id }: { id: string },
): Promise<{ payout: AdminPayoutRow; evidence: PayoutEvidence }> {
  const row = await db.payout.findUnique({ where: { id } });
  if (!row) throw notFound("payout");
  const [payout, evidence] = await Promise.all([
    adminPayoutRowOf(db, actor, row),
    readEvidence(row.customerId, row.beneficiary),
  ]);
  return { payout, evidence: { ...evidence, payouts: evidence.payouts.filter((other) => other.id !== id) } };
}

async function readEvidence(customerId: string, beneficiary: string): Promise<PayoutEvidence> {
  const newest = { orderBy: { createdAt: "desc" }, take: MOST } as const;
  const [customer, payable, registrants, payments, topUps, [orders], payouts] = await Promise.all([
    db.user.findUniqueOrThrow({ where: { id: customerId }, select: { name: true, createdAt: true } }),
    viewPayable(db, customerId, new Date()),
    db.registrant.findMany({
      where: { customerId },
      select: { displayName: true, reviews: { where: { state: "pass" }, select: { id: true }, take: 1 } },
      ...newest,
    }),
    db.payment.findMany({ where: { customerId, state: "paid" }, orderBy: { paidAt: "desc" }, take: MOST }),
    db.topUp.findMany({ where: { customerId, method: "bank_transfer", state: "confirmed" }, ...newest }),
    db.$queryRaw<{ count: number; charged: string; refunded: string }[]>`
      SELECT count(DISTINCT i.order_id)::int AS count,
             coalesce(sum(i.price_fen) FILTER (WHERE i.state = 'done'), 0)::text AS charged,
             (SELECT coalesce(sum(r.amount_fen), 0) FROM refunds r JOIN order_items x ON x.id = r.item_id
               WHERE x.customer_id = ${customerId}::uuid)::text AS refunded
        FROM order_items i WHERE i.customer_id = ${customerId}::uuid`,
    db.payout.findMany({ where: { customerId }, ...newest }),
  ]);
  const names = namesOf(customer.name, registrants, topUps);
  const same = names.filter(({ name }) => asWritten(name) === asWritten(beneficiary));
  return {
    customerSince: customer.createdAt,
    ...{ payable, names },
    match: same.some(({ verified }) => verified) ? "verified" : same.length > 0 ? "given" : "none",
    payments: payments.flatMap((payment) => {
      const { id, number, gateway, paidFen, refundedFen, disputedFen, paidAt } = payment;
      const until = refundUntil(payment);
      return paidFen === null || paidAt === null || until === null
        ? []
        : [{ id, number, gateway, paidFen, refundedFen, disputedFen, paidAt, until }];
    }),
    bankTransfers: topUps.flatMap(({ id, reference, receivedFen, payerName, decidedAt, createdAt }) =>
      receivedFen === null ? [] : [{ id, reference, receivedFen, payerName, at: decidedAt ?? createdAt }],
    ),
    orders: {
      count: orders?.count ?? 0,
      ...{ chargedFen: BigInt(orders?.charged ?? "0"), refundedFen: BigInt(orders?.refunded ?? "0") },
    },
    payouts: payouts.map(viewPayout),
  };
}

/** Each name once, the verified ones first. */
function namesOf(
  own: string,
  registrants: readonly { displayName: string; reviews: readonly unknown[] }[],
  topUps: readonly { payerName: string | null }[],
): PayoutEvidence["names"] {
  const all: PayoutEvidence["names"] = [
    ...registrants.map(({ displayName: name, reviews }) => ({
      ...{ name, verified: reviews.length > 0, from: "registrant" as const },
    })),
    ...topUps.map(({ payerName }) => ({ name: payerName ?? "", verified: false, from: "payer" as const })),
    { name: own, verified: false, from: "account" },
  ];
  const sorted = all.filter(({ name }) => name.trim() !== "").sort((a, b) => Number(b.verified) - Number(a.verified));
  return sorted.filter(({ name }, at) => sorted.findIndex((one) => asWritten(one.name) === asWritten(name)) === at);
}

/** Brackets and spaces are typed in two ways, in Latin letters and in Chinese ones. */
const asWritten = (name: string) => name.normalize("NFKC").replace(/\s/g, "").toLowerCase();
