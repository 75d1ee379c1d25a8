import "server-only";
import { type Db, db } from "@/lib/db/client";
import { toAsciiName } from "@/lib/dns/idn";
import type { ListedDomain } from "@/lib/services/read-listed-domains";
import type { OldShop } from "../old-shop";

/** What is here before an import, and what the upstream lists. */
export interface KnownThings {
  /** What was imported before: kind → the old shop's number → the id here. */
  imported: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
  /** Accounts by their addresses. */
  people: ReadonlyMap<string, { id: string; kind: "customer" | "staff"; status: "active" | "disabled" }>;
  /** Balances that are posted or wait for a second person. */
  settledBalances: ReadonlySet<string>;
  /** Whose domain it is here, by its ASCII name. */
  domainOwners: ReadonlyMap<string, string>;
  listed: ReadonlyMap<string, ListedDomain> | null;
  /** Whether the upstream answered at all. */
  reached: boolean;
}

/** @param upstreamList what the upstream listed (readListedDomains) */
export async function readKnown(
  source: string,
  old: OldShop,
  upstreamList: { domains: ListedDomain[] | null; reached: boolean },
  from: Db = db,
): Promise<KnownThings> {
  const things = await from.importedThing.findMany({
    where: { source },
    select: { kind: true, sourceId: true, targetId: true },
  });
  const imported = new Map<string, Map<string, string | null>>();
  for (const { kind, sourceId, targetId } of things) {
    const ofKind = imported.get(kind) ?? new Map<string, string | null>();
    imported.set(kind, ofKind.set(sourceId, targetId));
  }
  const emails = old.clients.map(({ email }) => email.trim().toLowerCase());
  const names = [...old.domains, ...old.services].flatMap(({ name }) => toAsciiName(name.toLowerCase()) ?? []);
  const people = await inParts(emails, (part) =>
    from.user.findMany({
      where: { email: { in: part } },
      select: { id: true, kind: true, status: true, email: true },
    }),
  );
  const owners = await inParts(names, (part) =>
    from.service.findMany({
      where: { productLine: "domain", name: { in: part }, endedAt: null, state: { not: "failed" } },
      select: { name: true, customerId: true },
    }),
  );
  const settled = await from.$queryRaw<{ sourceId: string }[]>`
    SELECT b.source_id AS "sourceId" FROM opening_balances b
     WHERE b.source = ${source} AND (b.state = 'posted'
        OR EXISTS (SELECT FROM approvals a WHERE a.kind = 'opening_balances' AND a.subject_id = b.proposal_id::text
                      AND a.state = 'pending'))`;
  return {
    imported,
    people: new Map(people.map(({ email, ...person }) => [email, person])),
    settledBalances: new Set(settled.map(({ sourceId }) => sourceId)),
    domainOwners: new Map(owners.map(({ name, customerId }) => [name, customerId])),
    listed: upstreamList.domains && new Map(upstreamList.domains.map((domain) => [domain.name, domain])),
    reached: upstreamList.reached,
  };
}

/** PostgreSQL takes so many parameters of one statement. */
const PART = 10_000;

async function inParts<T>(values: readonly string[], read: (part: string[]) => Promise<T[]>): Promise<T[]> {
  const found: T[] = [];
  for (let from = 0; from < values.length; from += PART) found.push(...(await read(values.slice(from, from + PART))));
  return found;
}
