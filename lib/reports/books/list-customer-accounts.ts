import "server-only";
import { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { CUSTOMER_KINDS } from "@/lib/ledger/account-codes";
import { type CustomerAccount, customerAccounts } from "@/lib/ledger/customer-accounts";
import { monthRange } from "./month-range";

/** One customer's account of a kind, with what moved in a month. */
export interface CustomerAccountView extends Omit<CustomerAccount, "customerId"> {
  customer: { id: string; name: string; email: string };
}

const PAGE = 50;

/** Whether an account's code is a kind that each customer has an account of ("wallet"), and opens as the list of them. */
export const isCustomerKind = (code: string): boolean => CUSTOMER_KINDS.includes(code);

/**
 * What the month's books sum up of one kind of customers' accounts ("wallet", "held", "receivable"), customer by customer; for finance
 * and admins. Accounts without money and without postings are left out. @throws AppError not_found for another kind.
 */
export async function listCustomerAccounts(
  actor: StaffActor,
  { kind, month, after: cursor }: { kind: string; month: string; after?: string | undefined },
): Promise<{ rows: CustomerAccountView[]; next: string | null }> {
  if (actor.role === "support") throw forbidden();
  if (!isCustomerKind(kind)) throw notFound("account");
  const after = z.uuid().optional().catch(undefined).parse(cursor);
  const options = { ...monthRange(month), ...(after ? { after } : {}), take: PAGE };
  const { accounts, next } = await customerAccounts(db, kind, options);
  const people = await db.user.findMany({
    where: { id: { in: accounts.map(({ customerId }) => customerId) } },
    select: { id: true, name: true, email: true },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  const rows = accounts.flatMap(({ customerId, ...sums }) => {
    const customer = byId.get(customerId);
    return customer ? [{ ...sums, customer }] : [];
  });
  return { rows, next };
}
