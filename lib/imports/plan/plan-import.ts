import { emailAddress } from "@/lib/accounts/contract";
import { keptPasswordHash } from "@/lib/auth/kept-password";
import { DAY_MS } from "@/lib/core/time";
import { toAsciiName } from "@/lib/dns/idn";
import type { ListedDomain } from "@/lib/services/read-listed-domains";
import type { ImportReason } from "../contract";
import type { OldClient, OldDomain, OldService, OldShop, OldTicket, OldYear } from "../old-shop";
import type { KnownThings } from "./known";
import type { ProductMap } from "./product-map";

/** What becomes of one thing of the old shop. `here` needs nothing but perhaps its link. */
export interface ImportDecision<T> {
  thing: T;
  outcome: "new" | "here" | "skipped";
  reason?: ImportReason;
  detail?: string;
}

export interface PlannedClient extends OldClient {
  /** Normalised as at a registration. */
  email: string;
  /** The account here that has the address: the client's things are added to it. */
  accountId: string | null;
  keptHash: string | null;
}

export interface PlannedDomain extends OldDomain {
  asciiName: string;
  /** As the upstream lists it; null: it is read by its name. */
  listed: ListedDomain | null;
}

export interface PlannedService extends OldService {
  productLine: string;
  config: Readonly<Record<string, string>>;
}

export interface ShopImportPlan {
  clients: ImportDecision<PlannedClient>[];
  balances: ImportDecision<OldClient>[];
  domains: ImportDecision<PlannedDomain>[];
  services: ImportDecision<PlannedService>[];
  years: ImportDecision<OldYear>[];
  tickets: ImportDecision<OldTicket>[];
}

export interface PlanOptions {
  products: ProductMap;
  /** Addresses count as confirmed although the old shop has not seen it. */
  trustEmails: boolean;
}

/** Decides what an import does with everything of the old shop. Pure: the same answer for a dry run and for the run itself. */
export function planShopImport(old: OldShop, known: KnownThings, options: PlanOptions): ShopImportPlan {
  const clients = planClients(old.clients, known, options);
  const outcomeOf = new Map(clients.map(({ thing, outcome }) => [thing.id, outcome]));
  const isImported = (clientId: string) => {
    const outcome = outcomeOf.get(clientId);
    return outcome === "new" || outcome === "here";
  };
  const accountOf = new Map(
    clients.map(({ thing }) => [thing.id, known.imported.get("client")?.get(thing.id) ?? thing.accountId]),
  );
  // What the map says are domains are treated as domains.
  const isDomain = (service: OldService) => options.products.get(service.productId)?.productLine === "domain";
  const domains = [...old.domains, ...old.services.filter(isDomain)];
  return {
    clients,
    balances: planBalances(old.clients, known, isImported),
    domains: planDomains(domains, known, isImported, accountOf),
    services: old.services
      .filter((service) => !isDomain(service))
      .map((one) => planService(one, known, isImported, options)),
    years: old.years.map((thing): ImportDecision<OldYear> => {
      if (!isImported(thing.clientId)) return { thing, outcome: "skipped", reason: "client_skipped" };
      return { thing, outcome: known.imported.get("year")?.has(yearKey(thing)) ? "here" : "new" };
    }),
    tickets: old.tickets.map((thing): ImportDecision<OldTicket> => {
      if (known.imported.get("ticket")?.has(thing.id)) return { thing, outcome: "here" };
      if (!isImported(thing.clientId)) return { thing, outcome: "skipped", reason: "client_skipped" };
      if (!thing.messages.some(({ by, body }) => by !== "note" && body !== ""))
        return { thing, outcome: "skipped", reason: "empty" };
      return { thing, outcome: "new" };
    }),
  };
}

/** The key of a client's year: it has no number of its own. */
export const yearKey = ({ clientId, year, currency }: OldYear): string => `${clientId}:${year}:${currency}`;

function planClients(
  clients: readonly OldClient[],
  known: KnownThings,
  { trustEmails }: PlanOptions,
): ImportDecision<PlannedClient>[] {
  const taken = new Map<string, string>();
  const imported = known.imported.get("client");
  return clients.map((client): ImportDecision<PlannedClient> => {
    const parsed = emailAddress.safeParse(client.email);
    const email = parsed.success ? parsed.data : client.email.trim().toLowerCase();
    const person = known.people.get(email);
    const thing: PlannedClient = {
      ...client,
      email,
      emailVerified: client.emailVerified || trustEmails,
      accountId: person?.kind === "customer" ? person.id : null,
      keptHash: keptPasswordHash(client.passwordHash),
    };
    const skip = (reason: ImportReason, detail = ""): ImportDecision<PlannedClient> => ({
      thing,
      outcome: "skipped",
      reason,
      detail,
    });
    if (imported?.has(client.id)) {
      taken.set(email, client.id);
      return { thing, outcome: "here" };
    }
    if (client.isClosed) return skip("closed");
    if (!parsed.success) return skip("bad_email", client.email);
    const other = taken.get(email);
    if (other !== undefined) return skip("duplicate_email", other);
    taken.set(email, client.id);
    if (person?.kind === "staff") return skip("staff_email");
    if (person?.status === "disabled") return skip("disabled_account");
    if (person) return { thing, outcome: "here" };
    return { thing, outcome: "new", ...(thing.keptHash ? {} : { reason: "password_not_kept" as const }) };
  });
}

function planBalances(
  clients: readonly OldClient[],
  known: KnownThings,
  isImported: (clientId: string) => boolean,
): ImportDecision<OldClient>[] {
  return clients
    .filter(({ balanceFen }) => balanceFen !== 0n)
    .map((thing): ImportDecision<OldClient> => {
      const skip = (reason: ImportReason, detail = ""): ImportDecision<OldClient> => ({
        thing,
        outcome: "skipped",
        reason,
        detail,
      });
      if (known.settledBalances.has(thing.id)) return { thing, outcome: "here" };
      if (thing.balanceFen === null) return skip("bad_sum");
      if (thing.currency.toUpperCase() !== "CNY") return skip("currency", thing.currency);
      return isImported(thing.id) ? { thing, outcome: "new" } : skip("client_skipped");
    });
}

function planDomains(
  domains: readonly OldDomain[],
  known: KnownThings,
  isImported: (clientId: string) => boolean,
  accountOf: ReadonlyMap<string, string | null>,
): ImportDecision<PlannedDomain>[] {
  const taken = new Set<string>();
  return domains.map((domain): ImportDecision<PlannedDomain> => {
    const asciiName = toAsciiName(domain.name.toLowerCase().replace(/\.$/, "")) ?? "";
    const listed = known.listed?.get(asciiName) ?? null;
    const thing: PlannedDomain = { ...domain, asciiName, listed };
    const skip = (reason: ImportReason, detail = ""): ImportDecision<PlannedDomain> => ({
      thing,
      outcome: "skipped",
      reason,
      detail,
    });
    if (known.imported.get("domain")?.has(domain.id)) return { thing, outcome: "here" };
    if (!domain.isLive) return skip("not_live");
    if (!isImported(domain.clientId)) return skip("client_skipped");
    if (!asciiName.includes(".")) return skip("bad_name", domain.name);
    if (taken.has(asciiName)) return skip("duplicate_name");
    taken.add(asciiName);
    const owner = known.domainOwners.get(asciiName);
    if (owner !== undefined)
      return owner === accountOf.get(domain.clientId) ? { thing, outcome: "here" } : skip("taken");
    if (!known.reached) return skip("upstream_silent");
    if (known.listed && !listed) return skip("not_upstream");
    if (listed?.expiresAt && domain.expiresAt && differsByDays(listed.expiresAt, domain.expiresAt))
      return { thing, outcome: "new", reason: "expiry_differs", detail: dayOf(domain.expiresAt) };
    return { thing, outcome: "new" };
  });
}

const differsByDays = (a: Date, b: Date) => Math.abs(a.getTime() - b.getTime()) > 2 * DAY_MS;
const dayOf = (at: Date) => at.toISOString().slice(0, 10);

function planService(
  service: OldService,
  known: KnownThings,
  isImported: (clientId: string) => boolean,
  { products }: PlanOptions,
): ImportDecision<PlannedService> {
  const product = products.get(service.productId);
  const name = product?.nameFrom === "account" ? service.account : service.name;
  const thing: PlannedService = {
    ...service,
    name,
    productLine: product?.productLine ?? "",
    config: product?.config ?? {},
  };
  const skip = (reason: ImportReason, detail = ""): ImportDecision<PlannedService> => ({
    thing,
    outcome: "skipped",
    reason,
    detail,
  });
  if (known.imported.get("service")?.has(service.id)) return { thing, outcome: "here" };
  if (!service.isLive) return skip("not_live");
  if (!isImported(service.clientId)) return skip("client_skipped");
  if (!product) return skip("product_unknown", `${service.productId} ${service.productName}`.trim());
  if (!known.reached) return skip("upstream_silent");
  return name === "" ? skip("bad_name") : { thing, outcome: "new" };
}
