import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { toUnicodeName } from "@/lib/dns/idn";
import { type ListedDomain, readListedDomains } from "./read-listed-domains";

const SHOWN = 200;

/**
 * Domains of the agent account that are nobody's service here, the ones that expire last on top. When the upstream does not list them,
 * `rows` is null and domains are imported by name.
 */
export async function listUnknownDomains(actor: StaffActor): Promise<{ rows: ListedDomain[] | null; total: number }> {
  if (actor.role === "support") throw forbidden();
  const { domains: listed } = await readListedDomains();
  if (!listed) return { rows: null, total: 0 };
  const names = listed.map(({ name }) => name);
  const [services, items] = await Promise.all([
    db.service.findMany({
      where: { productLine: "domain", name: { in: names }, endedAt: null, state: { not: "failed" } },
      select: { name: true },
    }),
    db.orderItem.findMany({
      where: { productLine: "domain", name: { in: names }, state: { notIn: ["done", "refunded"] } },
      select: { name: true },
    }),
  ]);
  const known = new Set([...services, ...items].map(({ name }) => name));
  const rows = listed
    .filter(({ name }) => !known.has(name))
    .sort((a, b) => (b.expiresAt?.getTime() ?? 0) - (a.expiresAt?.getTime() ?? 0));
  return { rows: rows.slice(0, SHOWN).map((row) => ({ ...row, name: toUnicodeName(row.name) })), total: rows.length };
}
