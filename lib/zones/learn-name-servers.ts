import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import type { NameServersView } from "./contract";
import type { OwnedDomain } from "./find-domain";
import { askNameServers } from "./read-name-servers";

/** What became of a change of name servers: read, and kept in the service's history. */
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
  await keepInSnapshot(domain, view.servers);
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

/** The overview shows the last details that were read: these are newer. */
async function keepInSnapshot(domain: OwnedDomain, servers: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE services SET snapshot = jsonb_set(coalesce(snapshot, '{}'::jsonb), '{nameServers}', ${JSON.stringify(servers)}::jsonb)
    WHERE id = ${domain.id}::uuid`;
}
