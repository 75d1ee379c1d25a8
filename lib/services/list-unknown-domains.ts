import "server-only";
import { listDomains } from "@/lib/cndns/endpoints/domains";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import { toAsciiName, toUnicodeName } from "@/lib/dns/idn";
import { upstream } from "@/lib/upstream/client";

const SHOWN = 200;

interface UnknownDomain {
  name: string;
  registeredAt: Date | null;
  expiresAt: Date | null;
}

/**
 * Domains of the agent account that are nobody's service here, the ones that expire last on top. The endpoint is in no manual:
 * when it doesn't answer, `rows` is null and domains are imported by name.
 */
export async function listUnknownDomains(actor: StaffActor): Promise<{ rows: UnknownDomain[] | null; total: number }> {
  if (actor.role === "support") throw forbidden();
  const outcome = await upstream().call(listDomains, { kind: "english" });
  if (outcome.kind !== "ok") {
    log.info({ outcome: outcome.kind }, "the upstream does not list its domains");
    return { rows: null, total: 0 };
  }
  const listed = outcome.value.map(({ domain, registeredAt, expiresAt }) => ({
    name: (toAsciiName(domain.toLowerCase()) ?? domain).toLowerCase(),
    registeredAt: registeredAt ?? null,
    expiresAt: expiresAt ?? null,
  }));
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
