import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import type { NameServersView } from "./contract";
import type { OwnedDomain } from "./find-domain";
import { askNameServers } from "./read-name-servers";
import { keepCachedNameServers } from "./zone-cache";

/** Reads the result of a change of name servers and records it in the service's history. */
export async function learnNameServers(
  actor: Actor,
  domain: OwnedDomain,
  outcome: { kind: "ok" | "rejected" | "ours" | "unreached" | "unknown"; text?: string },
  arrived: (view: NameServersView) => boolean,
): Promise<NameServersView> {
  if (outcome.kind === "rejected") {
    await remember(actor, domain, "refused", { text: outcome.text ?? "" });
    throw conflict("zones.servers_refused", { text: outcome.text ?? "" });
  }
  if (outcome.kind === "ours") throw new AppError("upstream.unavailable", 503);
  if (outcome.kind === "unreached") throw new AppError("upstream.unreachable", 503);
  const view = await askNameServers(domain);
  await keepNameServers(domain, view.servers);
  const worked = outcome.kind === "ok" || arrived(view);
  await remember(actor, domain, worked ? "ok" : "unknown", { servers: view.servers });
  if (!worked) throw new AppError("upstream.unclear", 502);
  return view;
}

function remember(
  actor: Actor,
  domain: OwnedDomain,
  outcome: string,
  data: { servers: string[] } | { text: string },
): Promise<void> {
  return recordServiceEvent(db, actor, { serviceId: domain.id, kind: "control.set-name-servers", outcome, data });
}

/** The cached readings of the domain and its zone are shown again soon, so their name servers are updated. */
async function keepNameServers(domain: OwnedDomain, servers: readonly string[]): Promise<void> {
  const list = JSON.stringify(servers);
  await db.$executeRaw`
    UPDATE services SET snapshot = jsonb_set(coalesce(snapshot, '{}'::jsonb), '{nameServers}', ${list}::jsonb)
    WHERE id = ${domain.id}::uuid`;
  await keepCachedNameServers(domain.id, servers);
}
