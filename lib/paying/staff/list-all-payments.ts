import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { instantsOf } from "@/lib/core/day";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Payment, Prisma } from "@/lib/db/generated/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { keysetPage } from "@/lib/db/keyset";
import { matching } from "@/lib/db/matching";
import { asNumber } from "@/lib/db/number-start";
import { readAny } from "@/lib/db/read-any";
import { refundState } from "../refund-contract";
import type { listAllPaymentsContract, MoneyRow } from "../staff-contract";

type Asked = z.output<typeof listAllPaymentsContract.input>;
type Page = z.output<typeof listAllPaymentsContract.output>;

const sorts = { started: { kind: "time", column: "createdAt" } } as const;
const customer = { select: { id: true, name: true, email: true } } as const;

/** A page of all payments through gateways, or of all refunds to the source, the newest first. */
export async function listAllPayments(actor: StaffActor, asked: Asked): Promise<Page> {
  if (actor.kind !== "staff") throw forbidden();
  return asked.kind === "payment" ? listPaid(asked) : listGivenBack(asked);
}

async function listPaid({ gateway, state, q, sort = "-started", after, take, ...days }: Asked): Promise<Page> {
  const scope = { ...(gateway ? { gateway } : {}), ...createdIn(days), ...ofPaymentState(state) };
  const searches = await searched(q);
  const page = await keysetPage({ sorts, sort, after, take }, (step) =>
    readAny(searches, step.take, step.compare, (search) =>
      db.payment.findMany({
        where: { AND: [search, scope, step.where] },
        orderBy: step.orderBy,
        take: step.take,
        include: { customer },
      }),
    ),
  );
  const rows = page.rows.map((row): Unbilled => {
    const { id, number, amountFen, late, createdAt, paidAt } = row;
    const gatewayRef = row.gatewayRef ?? row.arrivedRef;
    return {
      ...{ id, kind: "payment", number, gatewayRef, paymentId: id, customer: row.customer, amountFen, late, createdAt },
      ...{ gateway: row.gateway, state: stateOf(row), doneAt: paidAt },
    };
  });
  return { rows: await withBills(rows), next: page.next };
}

async function listGivenBack({ gateway, state, q, sort = "-started", after, take, ...days }: Asked): Promise<Page> {
  const scope = { ...(gateway ? { payment: { gateway } } : {}), ...createdIn(days), ...ofRefundState(state) };
  const searches = await searched(q);
  const page = await keysetPage({ sorts, sort, after, take }, (step) =>
    readAny(searches, step.take, step.compare, (search) =>
      db.paymentRefund.findMany({
        where: { AND: [search, scope, step.where] },
        orderBy: step.orderBy,
        take: step.take,
        include: { payment: { include: { customer } } },
      }),
    ),
  );
  const rows = page.rows.map(({ payment, ...row }): Unbilled => {
    const { id, number, gatewayRef, amountFen, createdAt, doneAt, paymentId, state: refund } = row;
    return {
      ...{
        id,
        kind: "refund",
        number,
        gatewayRef,
        paymentId,
        customer: payment.customer,
        amountFen,
        createdAt,
        doneAt,
      },
      ...{ gateway: payment.gateway, state: refund, late: false },
    };
  });
  return { rows: await withBills(rows), next: page.next };
}

type Unbilled = Omit<MoneyRow, "billDay" | "feeFen">;

async function withBills(rows: readonly Unbilled[]): Promise<MoneyRow[]> {
  const lines = await db.gatewayBillRow.findMany({
    where: { subjectId: { in: rows.map(({ id }) => id) } },
    select: { subjectId: true, day: true, feeFen: true },
  });
  return rows.map((row) => {
    const line = lines.find(({ subjectId }) => subjectId === row.id);
    return { ...row, billDay: line?.day ?? null, feeFen: line?.feeFen ?? null };
  });
}

function createdIn(days: { from?: string | undefined; to?: string | undefined }) {
  const { from, to } = instantsOf(days);
  return from || to ? { createdAt: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } } : {};
}

const inQuestion = {
  problem: { in: ["amount", "currency"] },
  state: { not: "paid" },
} satisfies Prisma.PaymentWhereInput;

/** A state that only refunds have finds no payment, and the other way round. */
function ofPaymentState(state: Asked["state"]): Prisma.PaymentWhereInput {
  switch (state) {
    case undefined:
      return {};
    case "question":
      return inQuestion;
    case "written":
    case "open":
    case "paid":
    case "closed":
      return { state };
    default:
      return { id: { in: [] } };
  }
}

function ofRefundState(state: Asked["state"]): Prisma.PaymentRefundWhereInput {
  if (state === undefined) return {};
  const found = refundState.safeParse(state);
  return found.success ? { state: found.data } : { id: { in: [] } };
}

function stateOf({ state, problem }: Pick<Payment, "state" | "problem">): MoneyRow["state"] {
  return state !== "paid" && (problem === "amount" || problem === "currency") ? "question" : state;
}

/** The alternatives of a search: our number, the gateway's, the customer's name or address. Payments and refunds have the same. */
async function searched(q: string | undefined) {
  const text = q?.trim();
  if (!text) return [{}];
  const customers = await idsContaining("customers", text.toLowerCase());
  const of = matching(text.toLowerCase());
  const who = await db.user.findMany({
    where: { kind: "customer", OR: [{ email: of }, { name: of }, ...customers] },
    select: { id: true },
    take: MOST_CUSTOMERS,
  });
  return [
    { number: { startsWith: asNumber(text) } },
    { gatewayRef: text },
    { customerId: { in: who.map(({ id }) => id) } },
  ];
}

/** A search that so many customers fit is too wide to be of use. */
const MOST_CUSTOMERS = 200;
