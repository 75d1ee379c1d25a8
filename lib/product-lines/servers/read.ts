import type { ValueOf } from "@/lib/cndns/endpoint";
import type { bccServer } from "@/lib/cndns/endpoints/servers";
import type { Config } from "../form";
import { EMPTY_READING } from "../no-product-reading";
import type { Call, Reading, Snapshot } from "../reading";
import type { ServerCloud } from "./cloud";
import { dataDisksIn } from "./form";
import { systemFamilyOf } from "./options";

type Details = ValueOf<typeof bccServer.read>;
type ServerPart = Details["parts"][number];

const STATES: Readonly<Record<string, Pick<Reading, "state" | "reason">>> = {
  running: { state: "working", reason: "running" },
  opening: { state: "pending", reason: "opening" },
  paused: { state: "odd", reason: "paused" },
  stopped_by_admin: { state: "odd", reason: "stopped_by_admin" },
  expired: { state: "odd", reason: "expired" },
  // Gone for good some time after its expiry: nothing is renewed or changed any more.
  deleted: { state: "absent", reason: "deleted" },
};

/**
 * Reads a server. "Running" means that it is open and paid: no call shows whether it is switched on. Of somebody else's server the
 * upstream only says a sentence, so "absent" can't be distinguished from no answer: both are "unclear". Manual: 二十、百度云, 5; 阿里云, 4.
 */
export const readCloudServer =
  (cloud: ServerCloud) =>
  async (call: Call, name: string): Promise<Reading> => {
    const outcome = await call(cloud.endpoints.read, { name });
    if (outcome.kind !== "ok") {
      const reason = "reason" in outcome ? outcome.reason : outcome.kind;
      return { state: "unclear", upstreamState: null, reason, ...EMPTY_READING };
    }
    const { value } = outcome;
    const known = STATES[value.state ?? ""] ?? { state: "unclear" as const, reason: "state_unread" };
    return {
      ...known,
      upstreamState: value.state,
      name: value.name,
      registeredAt: value.boughtAt,
      expiresAt: value.expiresAt,
      password: value.password === "" ? null : value.password,
      // A list of parts that was cut would show disks as gone.
      config: configOf(cloud, outcome.incomplete ? { ...value, parts: [], systemDiskId: null } : value),
      snapshot: snapshotOf(value),
    };
  };

/** The sum of a part's sizes; 阿里云 shows no total. */
const sizeOf = ({ total, multiple, size }: ServerPart): number | null =>
  total ?? (multiple !== null && size !== null ? multiple * size : null);

const byAge = (a: ServerPart, b: ServerPart) =>
  (a.addedAt?.getTime() ?? 0) - (b.addedAt?.getTime() ?? 0) ||
  (a.partId ?? "").localeCompare(b.partId ?? "", "en", { numeric: true });

/** The disks beside the one with the system, the oldest first: the first of them is the form's data disk 1. */
function dataDisksOf({ parts, systemDiskId }: Details): ServerPart[] {
  return parts.filter(({ kind, diskId }) => kind === "disk" && diskId !== systemDiskId).sort(byAge);
}

/** The configuration in the form's words, as far as it is shown; with the ids of the disks, by which they are upgraded. */
function configOf({ shape }: ServerCloud, value: Details): Config {
  const config: Config = {};
  const put = (key: string, shown: string | number | null) => {
    if (shown !== null) config[key] = shown;
  };
  put("location", value.locationId);
  put("system", value.systemId);
  if (value.systemName ?? value.systemKind)
    put("family", systemFamilyOf(`${value.systemKind ?? ""} ${value.systemName ?? ""}`));
  for (const part of value.parts) {
    if (part.kind === "cpu") put("cpu", sizeOf(part));
    if (part.kind === "memory") put("ramGb", sizeOf(part));
    if (part.kind === "bandwidth") put("bandwidthMbps", sizeOf(part));
  }
  // Before the system disk is known, it would count as a data disk.
  if (value.systemDiskId === null) return config;
  const system = value.parts.find(({ diskId }) => diskId === value.systemDiskId);
  if (shape.systemDisk && system) {
    put("systemDisk", system.diskKind);
    put("systemDiskGb", sizeOf(system));
  }
  const disks = dataDisksOf(value);
  put("dataDisks", disks.length);
  for (const [index, disk] of disks.entries()) {
    put(`disk${index + 1}`, disk.diskKind);
    put(`disk${index + 1}Gb`, sizeOf(disk));
    put(`disk${index + 1}Id`, disk.diskId);
  }
  return config;
}

function snapshotOf(value: Details): Snapshot {
  return {
    address: value.address,
    systemName: value.systemName,
    systemDiskId: value.systemDiskId,
    uuid: value.uuid,
  };
}

/** The disks of a server, the one with the system first; for the list on its page. */
export interface ServerDiskRow {
  diskId: string;
  kind: string | null;
  sizeGb: number | null;
  system: boolean;
}

export function diskRowsOf(value: Details): ServerDiskRow[] {
  const system = value.parts.filter(({ diskId }) => diskId !== null && diskId === value.systemDiskId);
  return [...system, ...dataDisksOf(value)].flatMap((part) =>
    part.diskId === null
      ? []
      : [
          {
            diskId: part.diskId,
            kind: part.diskKind,
            sizeGb: sizeOf(part),
            system: part.diskId === value.systemDiskId,
          },
        ],
  );
}

const diskKeys = (config: Config): string =>
  dataDisksIn(config)
    .map(({ kind, sizeGb }) => `${kind} ${sizeGb}`)
    .sort()
    .join();

/** Whether a server fits the order, as far as it shows that: its place and sizes at once, its disks when they are there. */
export function fitsServerOrder(reading: Reading, config: Config): boolean {
  const seen = reading.config ?? {};
  const keys = ["location", "system", "cpu", "ramGb", "bandwidthMbps", "systemDisk", "systemDiskGb"];
  const differs = keys.some((key) => seen[key] !== undefined && config[key] !== undefined && seen[key] !== config[key]);
  return !differs && (seen.dataDisks === undefined || diskKeys(seen) === diskKeys(config));
}
