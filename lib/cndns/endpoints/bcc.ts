import { z } from "zod";
import { commonSentences } from "../codes";
import { endpoint } from "../endpoint";
import { successAlone } from "../reading/answer";
import { boughtName } from "../reading/order-answer";
import { oneOf } from "../reading/value";
import * as server from "./server-values";

/**
 * 二十、百度云, 2 and 4: order and upgrade. All other calls: servers.ts. No result codes are printed and no answers; a
 * failure is a sentence, which proves nothing unless the manual prints the very same sentence for a code elsewhere
 * (codes.ts).
 */

/** GB of memory that go with a number of CPUs. The table's own list lacks 24 and 48, which these pairs contain. */
export const bccMemoryGb: Readonly<Record<number, readonly number[]>> = {
  1: [1, 2, 4, 8],
  2: [2, 4, 8, 12],
  4: [4, 8, 12, 16, 32],
  8: [8, 12, 16, 24, 32, 64],
  12: [12, 16, 24, 32, 48, 64],
  16: [16, 24, 32, 48, 64],
};

const kinds = { ordinary: "std1", fast: "hp1", ssd: "ssd" } as const;
export type BccDiskKind = keyof typeof kinds;

/** GB of one multiple. The text counts std1 once in GB and once in multiples; the upgrade's example (2 for 10 GB) says 5. */
export const bccDiskUnitGb: Readonly<Record<BccDiskKind, number>> = { ordinary: 5, fast: 5, ssd: 50 };

const words = Object.fromEntries(Object.entries(kinds).map(([word, wire]) => [wire, word])) as Record<
  string,
  BccDiskKind
>;
const multiple = z.int("upstream.disk_size").min(1, "upstream.disk_size").max(2000, "upstream.disk_size");
const disk = z.object({ kind: z.enum(["ordinary", "fast", "ssd"]), multiple });

/** "std1=1|hp1=1|ssd=1": the separator is lost in the table, the example of 阿里云 shows it. */
const disks = z.codec(z.string(), z.array(disk).min(1, "upstream.disk_size").max(16, "upstream.disk_size"), {
  decode: (text) =>
    text.split("|").map((part) => {
      const [kind = "", size = ""] = part.split("=");
      return { kind: words[kind] ?? "ordinary", multiple: Number(size) };
    }),
  encode: (list) => list.map(({ kind, multiple: times }) => `${kinds[kind]}=${times}`).join("|"),
});

const term = server.termFits(3);

/**
 * Buys a server; the upstream makes its name, and no other call answers it. Spends the agent balance. Manual: 二十、百度云,
 * 2.
 */
export const buyBcc = endpoint("bcc.CreateOrder", {
  effect: "purchase",
  input: z
    .object({
      password: server.bccPassword,
      cpu: z.int("upstream.cpu_memory"),
      memoryGb: z.int("upstream.cpu_memory"),
      disks: disks.optional(),
      bandwidthMbps: z.int("upstream.amount").min(1, "upstream.amount").max(200, "upstream.amount"),
      location: server.locationId,
      system: server.systemId,
      periods: server.serverPeriods,
      period: server.serverPeriod,
      ...server.paying,
    })
    .refine((order) => bccMemoryGb[order.cpu]?.includes(order.memoryGb) === true, {
      path: ["memoryGb"],
      error: "upstream.cpu_memory",
    })
    .refine(term.check, term.problem),
  wire: {
    password: "pass",
    cpu: "cpucount",
    memoryGb: "memory",
    disks: "cdsstr",
    bandwidthMbps: "flow",
    system: "systemid",
    ...server.termWire,
    ...server.payingWire,
  },
  secret: ["password"],
  texts: commonSentences,
  output: boughtName,
  codes: {},
});

const more = (most: number) => z.int("upstream.amount").min(0, "upstream.amount").max(most, "upstream.amount");

/** "1:0": one CPU more, no memory. */
const added = z.codec(z.string(), z.object({ cpu: more(16), memoryGb: more(64) }), {
  decode: (text) => {
    const [cpu, memoryGb] = text.split(":").map(Number);
    return { cpu: cpu ?? 0, memoryGb: memoryGb ?? 0 };
  },
  encode: ({ cpu, memoryGb }) => `${cpu}:${memoryGb}`,
});

/** "12223:2": the disk, and 10 GB as a multiple of 5. */
const enlarged = z.codec(z.string(), z.object({ diskId: server.diskId, multiple }), {
  decode: (text) => {
    const [id = "", times] = text.split(":");
    return { diskId: id, multiple: Number(times) };
  },
  encode: ({ diskId, multiple: times }) => `${diskId}:${times}`,
});

const upgraded = { name: server.serverName, ...server.paying };

/**
 * Adds CPUs and memory ("one CPU and no memory is 1:0"), enlarges a disk, or adds bandwidth. Amounts to add: plain for
 * CPU and memory by the example, and taken to be so for the others. After it CPU and memory must be one of the pairs
 * of `bccMemoryGb`. Spends the agent balance. Manual: 二十、百度云, 4.
 */
export const upgradeBcc = endpoint("bcc.UpgradeOrder", {
  effect: "purchase",
  input: z.union([
    z.object({ ...upgraded, what: oneOf({ cpu_memory: "1" }), by: added }),
    z.object({ ...upgraded, what: oneOf({ disk: "2" }), by: enlarged }),
    z.object({
      ...upgraded,
      what: oneOf({ bandwidth: "3" }),
      by: z.int("upstream.amount").min(1, "upstream.amount").max(199, "upstream.amount"),
    }),
  ]),
  wire: { name: "pdtnme", what: "upgtype", by: "upgstr", ...server.payingWire },
  variants: server.serverSpellings,
  texts: commonSentences,
  output: successAlone,
  codes: {},
});
