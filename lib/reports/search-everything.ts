import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { listCustomers } from "@/lib/customers/list-customers";
import { listAllOrders } from "@/lib/orders/list-all-orders";
import { findTopUps } from "@/lib/payments/find-top-ups";
import { listAllServices } from "@/lib/services/list-all-services";
import type { Found, searchEverythingContract } from "./search-contract";

const take = 5;
const nameOf = ({ name, email }: { name: string; email: string }) => name || email;

/** The few of everything that a text may mean, by the searches of the lists; each shows only what the actor's role may see there. */
export async function searchEverything(
  actor: StaffActor,
  { q }: z.output<typeof searchEverythingContract.input>,
): Promise<Found> {
  const [orders, customers, services, topUps] = await Promise.all([
    listAllOrders(actor, { q, take }),
    listCustomers(actor, { q, take }),
    listAllServices(actor, { q, sort: "expires", take }),
    findTopUps(actor, { q, take }),
  ]);
  return {
    orders: orders.rows.map(({ id, number, state, names, totalFen, createdAt, customer }) => ({
      ...{ id, number, state, names, totalFen, createdAt, customer: nameOf(customer) },
    })),
    customers: customers.rows.map(({ id, name, email }) => ({ id, name, email })),
    services: services.rows.map(({ id, productLine, displayName, customer }) => ({
      ...{ id, productLine, displayName, customer: nameOf(customer) },
    })),
    topUps: topUps.map(({ id, reference, bankSerial, state, receivedFen, amountFen, customer }) => ({
      ...{ id, reference, bankSerial, state, amountFen: receivedFen ?? amountFen, customer: nameOf(customer) },
    })),
  };
}
