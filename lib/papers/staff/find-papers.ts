import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { asNumber } from "@/lib/db/number-start";

const PLACES = 6;

/** Receipts and credit notes by their number, with or without its letter and its zeros: "R-2026-000001", "2026-1". */
export async function findPapers(actor: StaffActor, { q }: { q: string }) {
  if (actor.kind !== "staff") throw forbidden();
  const typed = /^(?:([RC])-?)?(20\d\d)-(\d{1,9})$/.exec(asNumber(q));
  if (!typed) return [];
  const [, letter, year, n = ""] = typed;
  const numbers = (letter ? [letter] : ["R", "C"]).map((one) => `${one}-${year}-${n.padStart(PLACES, "0")}`);
  return db.paper.findMany({
    where: { number: { in: numbers } },
    select: { id: true, number: true, totalFen: true, customer: { select: { name: true, email: true } } },
    orderBy: { number: "desc" },
  });
}
