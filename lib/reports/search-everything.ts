import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { listCustomers } from "@/lib/customers/list-customers";
import { findFapiaos } from "@/lib/fapiao/staff/find-fapiaos";
import { mayReadFapiaos } from "@/lib/fapiao/staff/require-fapiao-staff";
import { findOrders } from "@/lib/orders/find-orders";
import { findPapers } from "@/lib/papers/staff/find-papers";
import { findPayments } from "@/lib/paying/staff/find-payments";
import { findTopUps } from "@/lib/payments/top-ups/find-top-ups";
import { listAllServices } from "@/lib/services/list-all-services";
import { listAllTickets } from "@/lib/tickets/staff/list-all-tickets";
import type { Found, searchEverythingContract } from "./search-contract";

const take = 5;
/** One more tells whether there are more. */
const andOne = take + 1;
const nameOf = ({ name, email }: { name: string; email: string }) => name || email;

/**
 * The few of everything that a text may mean. Orders, papers and money are found by their numbers alone: what a customer or a service has
 * stands on its own page. Each search shows what the actor's role may see in the list; none shows a cost.
 */
export async function searchEverything(
  actor: StaffActor,
  { q }: z.output<typeof searchEverythingContract.input>,
): Promise<Found> {
  const [orders, customers, services, topUps, tickets, papers, fapiaos, money] = await Promise.all([
    findOrders(actor, { q, take: andOne }),
    listCustomers(actor, { q, take }),
    listAllServices(actor, { q, sort: "expires", take }),
    findTopUps(actor, { q, take: andOne }),
    listAllTickets(actor, { q, take }),
    findPapers(actor, { q }),
    mayReadFapiaos(actor) ? findFapiaos(actor, { q, take: andOne }) : [],
    findPayments(actor, { q, take: andOne }),
  ]);
  const { payments, refunds, payouts } = money;
  return {
    orders: orders.slice(0, take).map(({ id, number, state, items, totalFen, createdAt, customer }) => ({
      ...{ id, number, state, totalFen, createdAt, customer: nameOf(customer) },
      names: items.map(({ displayName }) => displayName),
    })),
    customers: customers.rows.map(({ id, name, email }) => ({ id, name, email })),
    services: services.rows.map(({ id, productLine, displayName, customer }) => ({
      ...{ id, productLine, displayName, customer: nameOf(customer) },
    })),
    topUps: topUps.slice(0, take).map(({ id, reference, bankSerial, state, receivedFen, amountFen, customer }) => ({
      ...{ id, reference, bankSerial, state, amountFen: receivedFen ?? amountFen, customer: nameOf(customer) },
    })),
    tickets: tickets.rows.map(({ id, number, subject, state, customer }) => ({
      ...{ id, number, subject, state, customer: nameOf(customer) },
    })),
    papers: papers.map(({ totalFen, ...paper }) => moneyOf({ ...paper, amountFen: totalFen })),
    fapiaos: fapiaos
      .slice(0, take)
      .map(({ id, number, state, amountFen, title }) => ({ id, number, state, amountFen, customer: title })),
    payments: payments.slice(0, take).map(moneyOf),
    refunds: refunds.slice(0, take).map((refund) => ({ ...moneyOf(refund), paymentId: refund.paymentId })),
    payouts: payouts.slice(0, take).map(moneyOf),
    more: [
      ...(orders.length > take ? (["orders"] as const) : []),
      ...(customers.next ? (["customers"] as const) : []),
      ...(services.next ? (["services"] as const) : []),
      ...(topUps.length > take ? (["topUps"] as const) : []),
      ...(tickets.next ? (["tickets"] as const) : []),
      ...(fapiaos.length > take ? (["fapiaos"] as const) : []),
      ...(payments.length > take ? (["payments"] as const) : []),
      ...(refunds.length > take ? (["refunds"] as const) : []),
    ],
  };
}

interface Sum {
  id: string;
  number: string;
  amountFen: bigint;
  customer: { name: string; email: string };
}
const moneyOf = ({ id, number, amountFen, customer }: Sum) => ({ id, number, amountFen, customer: nameOf(customer) });
