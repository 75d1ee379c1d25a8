import type { ValueOf } from "@/lib/cndns/endpoint";
import { readCloud, readCloudState } from "@/lib/cndns/endpoints/cloud-server";
import type { Config } from "../form";
import { EMPTY_READING } from "../no-product-reading";
import type { Call, Reading, Snapshot } from "../reading";
import { isMainlandRoom, roomOf } from "./configuration";

type Details = ValueOf<typeof readCloud>;

/** Our words for the upstream's states; "other" and a state that couldn't be read are "state_unread". */
const POWER: Readonly<Record<string, string>> = {
  running: "running",
  stopped: "stopped",
  paused: "paused",
  fault: "fault",
  not_created: "state_unread",
};

/**
 * Reads the details of a server, and whether it runs once it is open. The upstream refuses the details of somebody else's server without
 * a code, so "absent" can't be distinguished from no answer: both are "unclear". Manual: 八, 23 and 6.
 */
export async function readServer(call: Call, name: string): Promise<Reading> {
  const details = await call(readCloud, { name });
  if (details.kind !== "ok") {
    const reason = "name" in details && details.name ? details.name : details.kind;
    return { state: "unclear", upstreamState: null, reason, ...EMPTY_READING };
  }
  const { value } = details;
  const common = {
    name: value.name,
    registeredAt: value.boughtAt,
    expiresAt: value.expiresAt,
    password: null,
    ...(value.platformPassword ? { secrets: { platform: value.platformPassword } } : {}),
    config: configOf(value),
    snapshot: snapshotOf(value),
  };
  if (!value.opened) return { state: "pending", upstreamState: "not created", reason: "to_open", ...common };
  const state = await call(readCloudState, { name });
  const word = state.kind === "ok" ? state.value : null;
  const reason = POWER[word ?? ""] ?? "state_unread";
  // Paused by the upstream at its expiry, or by the upstream's staff: the server exists and doesn't work.
  return {
    state: reason === "paused" ? "odd" : "working",
    upstreamState: word,
    ...common,
    reason: pausedWhy(reason, value),
  };
}

function pausedWhy(reason: string, { expiresAt }: Details): string {
  return reason === "paused" && expiresAt && expiresAt.getTime() < Date.now() ? "expired" : reason;
}

/** The configuration in the form's words, as far as it is shown. `system` has the upstream's name, because its value is shown nowhere. */
function configOf(value: Details): Config {
  const room = roomOf(value.roomName);
  return {
    ...(room === null ? {} : { room }),
    ...(value.cpu === null ? {} : { cpu: value.cpu }),
    ...(value.ramMb === null ? {} : { ramGb: value.ramMb / 1024 }),
    ...(value.diskGb === null ? {} : { diskGb: value.diskGb }),
    ...(value.bandwidthMbps === null ? {} : { bandwidthMbps: value.bandwidthMbps }),
    ...(value.systemKind === "windows" || value.systemKind === "linux" ? { family: value.systemKind } : {}),
    ...(value.opened ? { extraAddresses: value.extraAddresses.length } : {}),
  };
}

function snapshotOf(value: Details): Snapshot {
  return {
    number: value.number,
    // A known room is in the configuration.
    room: roomOf(value.roomName) === null ? value.roomName : null,
    system: value.systemName,
    systemKind: value.systemKind,
    address: value.address,
    telecomAddress: value.telecomAddress,
    netcomAddress: value.netcomAddress,
    innerAddress: value.innerAddress,
    extraAddresses: value.extraAddresses,
    freeDomain: value.freeDomain,
    remotePort: value.remotePort,
    filingCode: value.filingCode,
    ...value.dualPorts,
  };
}

/**
 * Whether a server fits the order, as far as it shows that: before it is opened only the room, afterwards also its sizes and the family
 * of its system. The system itself can't be compared: its name need not resemble the ordered value.
 */
export function fitsOrder(reading: Reading, config: Config): boolean {
  const seen = reading.config ?? {};
  const keys = ["room", "cpu", "ramGb", "diskGb", "bandwidthMbps", "family"];
  return keys.every((key) => seen[key] === undefined || config[key] === undefined || seen[key] === config[key]);
}

/** The key by which price rules distinguish rooms. */
export function priceKeyOf(config: Config): string {
  if (isMainlandRoom(config)) return "cn";
  return config.room === "3" ? "hk" : config.room === "4" ? "us" : "other";
}
