import { z } from "zod";
import { contract, instant, nothing, pageInput } from "@/lib/http/contract";
import { changedZone, closedErrors, recordShape, stepResult, upstreamErrors, zoneChange } from "./contract";

const id = z.uuid();
const pointId = z.uuid();

/** So many restore points of a customer's own a domain may have. */
export const MOST_NAMED_POINTS = 50;
/** Of so many changes, the newest, the state before each is offered as a restore point. */
export const CHANGES_AS_POINTS = 100;
/** So many steps of the change behind a point are listed. */
const STEPS_SHOWN = 4;

export const restorePoint = z.object({
  id,
  at: instant,
  /** `named`: kept by hand. `change`: the zone before a change; its id is the change's. */
  kind: z.enum(["named", "change"]),
  /** Null for a change. */
  name: z.string().nullable(),
  recordCount: z.int(),
  by: zoneChange.shape.by,
  byName: zoneChange.shape.byName,
  /** What the change did, for a change: its first steps. */
  change: z
    .object({
      kind: zoneChange.shape.kind,
      stepCount: z.int(),
      steps: z.array(stepResult.pick({ op: true, record: true })).max(STEPS_SHOWN),
    })
    .nullable(),
});
export type RestorePoint = z.output<typeof restorePoint>;

export const listRestorePointsContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/records/restore-points",
  summary: `States of a domain's DNS records that can be restored, newest first: those kept by hand, and the one before each of the last ${CHANGES_AS_POINTS} changes.`,
  access: "customer",
  input: z.object({ id, ...pageInput, after: id.optional() }),
  output: z.object({ rows: z.array(restorePoint), next: z.string().nullable() }),
});

export const keepRestorePointContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/records/restore-points",
  summary: `Keeps the DNS records as they are now, under a name. At most ${MOST_NAMED_POINTS} of a domain.`,
  access: "customer",
  input: z.object({ id, name: z.string().trim().min(1, "input.required").max(60) }),
  output: restorePoint,
  errors: [...upstreamErrors, "zones.points_full"],
  limit: { points: 30, seconds: 60 },
});

export const readRestorePointContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/records/restore-points/{pointId}",
  summary: "The DNS records of a restore point.",
  access: "customer",
  input: z.object({ id, pointId }),
  output: z.object({ point: restorePoint, records: z.array(recordShape) }),
});

export const forgetRestorePointContract = contract({
  method: "DELETE",
  path: "/api/v1/services/{id}/records/restore-points/{pointId}",
  summary: "Deletes a restore point that was kept by hand. Those before changes belong to the history and stay.",
  access: "customer",
  input: z.object({ id, pointId }),
  output: nothing,
});

export const restoreZoneContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/records/restore-points/{pointId}/restore",
  summary:
    "Makes the DNS records what they were, or brings a part of that back (`part`); a change of its own, which can be undone.",
  access: "customer",
  input: z.object({
    id,
    pointId,
    /** The version of the zone that was compared with the restore point. */
    baseVersion: z.string().max(64),
    confirmed: z.boolean().default(false),
    /** Which differences: the records of the restore point to take back, and the present ones to give up. Null: all. */
    part: z
      .object({ take: z.array(recordShape).max(5_000), drop: z.array(recordShape).max(5_000) })
      .nullable()
      .default(null),
  }),
  output: changedZone,
  errors: [
    ...[...upstreamErrors, ...closedErrors],
    ...[
      "zones.changed_elsewhere",
      "zones.too_many_records",
      "zones.brake",
      "zones.busy",
      "zones.nothing_to_restore",
      "zones.not_of_point",
    ],
  ],
  maxBytes: 2 * 1024 * 1024,
});

/** When the records were last read at night, and whether their owner is mailed of changes made elsewhere. */
export const zoneWatchView = z.object({ checkedAt: instant.nullable(), mailDrift: z.boolean() });
export type ZoneWatchView = z.output<typeof zoneWatchView>;

export const readZoneWatchContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/records/watch",
  summary:
    "When the DNS records were last looked through for changes made outside the shop, and whether those are mailed.",
  access: "customer",
  input: z.object({ id }),
  output: zoneWatchView,
});

export const setZoneWatchContract = contract({
  method: "PUT",
  path: "/api/v1/services/{id}/records/watch",
  summary: "Whether changes of the DNS records that were made outside the shop are mailed.",
  access: "customer",
  input: z.object({ id, mailDrift: z.boolean() }),
  output: zoneWatchView,
});
