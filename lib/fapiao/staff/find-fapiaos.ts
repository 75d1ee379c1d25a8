import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { asNumber, numberStart } from "@/lib/db/number-start";
import { requireFapiaoStaff } from "./require-fapiao-staff";

/** The newest requests for fapiao by the beginning of our number, or by the tax office's number of the fapiao itself. */
export async function findFapiaos(actor: StaffActor, { q, take }: { q: string; take: number }) {
  requireFapiaoStaff(actor);
  const number = numberStart("F", q);
  const issued = asNumber(q);
  if (!number && !/^(\d{8}|\d{20})$/.test(issued)) return [];
  return db.fapiaoRequest.findMany({
    where: number ? { number } : { papers: { some: { number: issued } } },
    select: { id: true, number: true, title: true, state: true, amountFen: true },
    orderBy: { id: "desc" },
    take,
  });
}
