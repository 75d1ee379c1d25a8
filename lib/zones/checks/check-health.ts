import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS, daysBetween } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { fullName } from "@/lib/dns/host";
import { usesUpstreamNameServers } from "@/lib/dns/name-server";
import type { ServiceDetail } from "@/lib/services/contract";
import { readService } from "@/lib/services/read-service";
import { refreshService } from "@/lib/services/refresh-service";
import { type HealthFinding, healthCodes, type ZoneHealthView } from "../checks-contract";
import type { ZoneView } from "../contract";
import { readZone } from "../read-zone";
import { askServer, type ServerAddress } from "./ask-server";
import { type Authority, findAuthorities } from "./find-authorities";
import { liveResolvers } from "./live-resolvers";
import { mailHealth, type Pointer, pointersOf } from "./record-health";
import { showHealth } from "./show-health";

/** The world may take so long in all; then what the shop knows itself is said. */
const PATIENCE_MS = 8_000;
const EXPIRES_SOON_MS = 30 * DAY_MS;
const MOST_POINTERS = 40;

/**
 * Looks through a domain's DNS for what may be wrong with it, and keeps what was found.
 * @throws AppError not_found (404); those of readZone
 */
export async function checkHealth(actor: Actor, input: { id: string }): Promise<ZoneHealthView> {
  return lookThroughZone(actor, await readService(actor, input), new Date());
}

/** The same for a domain that was found to be the actor's. */
export async function lookThroughZone(actor: Actor, found: ServiceDetail, now: Date): Promise<ZoneHealthView> {
  const zone = await readZone(actor, { id: found.id });
  const service = found.readAt === null ? await readFirst(actor, found) : found;
  const own = ownFindings(service, zone, now);
  const seen = await inTime(seenFindings(zone));
  const live =
    seen ??
    (zone.effective === false ? [elsewhere(zone, zone.nameServers ?? [])] : mailHealth(zone.records, zone.domain));
  const findings = [...own, ...live].sort(
    (one, other) => healthCodes.indexOf(one.code) - healthCodes.indexOf(other.code),
  );
  const asked = seen !== null;
  const kept = { serviceId: service.id, findings: { findings, asked }, checkedAt: now };
  await db.zoneHealth.upsert({ where: { serviceId: service.id }, create: kept, update: kept });
  return showHealth(findings, asked, now);
}

/** A domain that was never read: read now, so that its real-name review and its expiry are known; as it is where that fails. */
async function readFirst(actor: Actor, service: ServiceDetail): Promise<ServiceDetail> {
  try {
    return await refreshService(actor, service);
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith("upstream.")) return service;
    throw error;
  }
}

/** What the shop knows without asking anybody: expiry and real-name review. */
function ownFindings(
  { expiresAt, realName, readAt, autoRenew }: ServiceDetail,
  { domain }: ZoneView,
  now: Date,
): HealthFinding[] {
  const found: HealthFinding[] = [];
  if (expiresAt && expiresAt <= now) found.push({ code: "expired", name: domain, params: {} });
  else if (expiresAt && expiresAt < addMs(now, EXPIRES_SOON_MS) && !autoRenew) {
    found.push({ code: "expiring", name: domain, params: { days: daysBetween(now, expiresAt) } });
  }
  if (realName === "checking" || realName === "unpass" || realName === "none") {
    // Without a review of the shop's own, a domain that was never read may have passed one before.
    const state = realName === "none" && readAt === null ? "unknown" : realName;
    found.push({ code: "real_name", name: domain, params: { state } });
  }
  return found;
}

const elsewhere = ({ domain }: ZoneView, servers: readonly string[]): HealthFinding => ({
  ...{ code: "elsewhere", name: domain, params: { servers: servers.join(" ") } },
});

/** What the world sees; null when nobody can be asked. */
async function seenFindings(zone: ZoneView): Promise<HealthFinding[] | null> {
  const resolvers = await liveResolvers();
  if (resolvers.length === 0) return null;
  const { servers, delegated } = await findAuthorities(zone.domain, zone.nameServers ?? [], resolvers);
  if (servers.length === 0) return null;
  const faults = await Promise.all(servers.map((server) => serverFault(server, zone.domain)));
  const broken = faults.flatMap((fault) => fault ?? []);
  const names = servers.map(({ name }) => name);
  const away = delegated ? !usesUpstreamNameServers(names) : zone.effective === false;
  // Records that the world does not see can't be wrong for it.
  if (away) return [...broken, elsewhere(zone, names)];
  const pointers = pointersOf(zone.records).slice(0, MOST_POINTERS);
  const dangling = await Promise.all(pointers.map((pointer) => danglingOf(pointer, zone.domain, resolvers)));
  return [...broken, ...dangling.flatMap((one) => one ?? []), ...mailHealth(zone.records, zone.domain)];
}

async function serverFault({ name, address }: Authority, domain: string): Promise<HealthFinding | null> {
  if (!address) return { code: "unreachable_server", name, params: {} };
  const answer = await askServer(address, { name: domain, type: "SOA" }, { recurse: false });
  if (answer.kind === "silent") return { code: "unreachable_server", name, params: {} };
  return answer.kind === "refused" || !answer.authoritative ? { code: "lame", name, params: {} } : null;
}

/** A target counts as missing only when a resolver says that there is no such name; no answer proves nothing. */
async function danglingOf(
  { host, type, target }: Pointer,
  zone: string,
  resolvers: readonly ServerAddress[],
): Promise<HealthFinding | null> {
  for (const resolver of resolvers) {
    const answer = await askServer(resolver, { name: target, type: "A" }, { recurse: true });
    if (answer.kind !== "answer") continue;
    return answer.rcode === "NXDOMAIN"
      ? { code: "dangling", name: fullName(host, zone), params: { type, target } }
      : null;
  }
  return null;
}

/** Null when the time is over; what is still under way ends by itself. */
async function inTime<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
