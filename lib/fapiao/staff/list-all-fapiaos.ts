import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { cleanTaxNumber } from "@/lib/core/tax-number";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { keysetPage } from "@/lib/db/keyset";
import { matching } from "@/lib/db/matching";
import { asNumber, numberStart } from "@/lib/db/number-start";
import { readAny } from "@/lib/db/read-any";
import type { listAllFapiaosContract } from "../admin-contract";
import type { FapiaoState } from "../contract";
import { fapiaoSorts } from "../list-fapiaos";
import { requireFapiaoStaff } from "./require-fapiao-staff";
import { staffFapiaoRowOf, withFapiaoCustomer } from "./view-staff-fapiao";

/** What waits for staff is worked off from the oldest; what has been done is looked up from the newest. */
export const firstFapiaoSort = (state: FapiaoState | undefined) =>
  state === "waiting" || state === "to_red" ? "asked" : "-asked";

/** A page of the requests of all customers. */
export async function listAllFapiaos(
  actor: StaffActor,
  { state, customerId, q, sort = firstFapiaoSort(state), after, take }: z.output<typeof listAllFapiaosContract.input>,
): Promise<z.output<typeof listAllFapiaosContract.output>> {
  requireFapiaoStaff(actor);
  const scope = { ...(state ? { state } : {}), ...(customerId ? { customerId } : {}) };
  const searches = await searched(q);
  const page = await keysetPage({ sorts: fapiaoSorts, sort, after, take }, (step) =>
    readAny(searches, step.take, step.compare, (search) =>
      db.fapiaoRequest.findMany({
        where: { AND: [search, scope, step.where] },
        orderBy: step.orderBy,
        take: step.take,
        include: withFapiaoCustomer,
      }),
    ),
  );
  return { rows: page.rows.map(staffFapiaoRowOf), next: page.next };
}

/** The alternatives of a search, each of which an index serves. */
async function searched(q: string | undefined): Promise<Prisma.FapiaoRequestWhereInput[]> {
  const text = q?.trim();
  if (!text) return [{}];
  const customers = await idsContaining("customers", text);
  return [
    { number: numberStart("F", text) ?? asNumber(text) },
    { title: matching(text) },
    { taxNumber: cleanTaxNumber(text) },
    { papers: { some: { number: asNumber(text) } } },
    { customer: { kind: "customer", OR: [{ email: matching(text) }, { name: matching(text) }, ...customers] } },
  ];
}
