import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { brakeApplies, consequences } from "@/lib/dns/consequences";
import { changesAnything } from "@/lib/dns/diff";
import type { ZoneRecord } from "@/lib/dns/record";
import type { RecordChange } from "@/lib/dns/record-change";
import type { BatchPreview } from "../batch-contract";
import { checkEdits } from "../check-edits";
import type { ZoneView } from "../contract";
import { findWritableDomain } from "../find-domain";
import { readZone } from "../read-zone";
import { servicesOf } from "./batch-owner";
import { batchReason, planInZone, RecordRefused } from "./plan-in-zone";

/**
 * What a change would do in each domain, and what stands in its way there. Reads only. @throws AppError not_found (404) when one of them is no
 * domain that the actor reaches.
 */
export async function previewBatch(
  actor: CustomerActor | StaffActor,
  { serviceIds, change }: { serviceIds: readonly string[]; change: RecordChange },
): Promise<{ domains: BatchPreview[] }> {
  const domains: BatchPreview[] = [];
  // One after another: each is two reads at the upstream.
  for (const id of new Set(serviceIds)) domains.push(await previewDomain(actor, id, change));
  return { domains };
}

async function previewDomain(
  actor: CustomerActor | StaffActor,
  id: string,
  change: RecordChange,
): Promise<BatchPreview> {
  let zone: ZoneView | null = null;
  try {
    await findWritableDomain(actor, id);
    zone = await readZone(actor, { id });
    if (zone.effective === false) throw conflict("zones.other_name_servers");
    if (zone.stale) throw new AppError("upstream.unreachable", 503);
    return previewZone(zone, change);
  } catch (error) {
    if (!(error instanceof AppError) || error.code === "not_found") throw error;
    const record = error instanceof RecordRefused ? error.record : null;
    return {
      ...nothingIn(zone ?? (await nameOf(actor, id))),
      state: "problem",
      problem: { ...batchReason(error), record },
    };
  }
}

function previewZone(zone: ZoneView, change: RecordChange): BatchPreview {
  const { records, domain } = zone;
  const { desired, changes } = checkEdits(zone, planInZone(records, change, domain), domain, true);
  if (!changesAnything(changes)) return { ...nothingIn(zone), state: "unchanged" };
  const plain = ({ host, type, value, ttlSeconds, priority }: ZoneRecord) => ({
    host,
    type,
    value,
    ttlSeconds,
    priority,
  });
  const touched = changes.filter(({ kind }) => kind !== "keep" && kind !== "add").length;
  return {
    ...nothingIn(zone),
    state: "ready",
    removed: changes.flatMap((one) => (one.kind === "keep" || one.kind === "add" ? [] : [plain(one.from)])),
    added: changes.flatMap((one) => (one.kind === "keep" || one.kind === "delete" ? [] : [one.to])),
    consequences: consequences(records, desired, changes, domain).filter(({ code }) => code !== "brake"),
    brake: brakeApplies(records, changes) ? { touched, total: records.length } : null,
  };
}

const nothingIn = (zone: Pick<ZoneView, "serviceId" | "domain" | "displayName" | "version">) => ({
  ...{ serviceId: zone.serviceId, domain: zone.domain, displayName: zone.displayName, version: zone.version },
  ...{ problem: null, removed: [], added: [], consequences: [], brake: null },
});

/** A domain that can't be read or changed, by its name alone. */
async function nameOf(actor: CustomerActor | StaffActor, id: string) {
  const { name, displayName } = await db.service.findFirstOrThrow({
    where: { id, ...servicesOf(actor) },
    select: { name: true, displayName: true },
  });
  return { serviceId: id, domain: name, displayName, version: "" };
}
