import { z } from "zod";
import { commonSentences } from "../codes";
import { endpoint } from "../endpoint";
import { boughtName } from "../reading/order-answer";
import * as server from "./server-values";

/**
 * 二十、阿里云, 2: the order; there is no upgrade. All other calls: servers.ts. No result codes are printed and no answers;
 * a failure is a sentence, which proves nothing unless the manual prints the very same sentence elsewhere (codes.ts).
 */

const kinds = { efficient: "eff", ssd: "ssd" } as const;
export type AliDiskKind = keyof typeof kinds;
const sizeGb = z.int("upstream.disk_size").min(40, "upstream.disk_size").max(32_768, "upstream.disk_size");

/** "eff=40|ssd=50": the first one is the system's; the number is GB here, while 百度云 counts multiples. */
const disks = z.codec(
  z.string(),
  z
    .array(z.object({ kind: z.enum(["efficient", "ssd"]), sizeGb }))
    .min(1, "upstream.disk_size")
    .max(16, "upstream.disk_size"),
  {
    decode: (text) =>
      text.split("|").map((part) => {
        const [kind = "", size = ""] = part.split("=");
        return { kind: kind === "ssd" ? ("ssd" as const) : ("efficient" as const), sizeGb: Number(size) };
      }),
    encode: (list) => list.map((disk) => `${kinds[disk.kind]}=${disk.sizeGb}`).join("|"),
  },
);

const term = server.termFits(2);
const code = z.string().regex(/^[0-9A-Za-z_.-]{1,60}$/, "upstream.product_code");

/**
 * Buys a server; the upstream makes its name, and no other call answers it. Spends the agent balance. Manual: 二十、阿里云,
 * 2.
 */
export const buyAli = endpoint("ali.CreateOrder", {
  effect: "purchase",
  input: z
    .object({
      password: server.aliPassword,
      /** Both are ids of a product of `aliServer.readOffer`. */
      instanceKind: code,
      instanceId: code,
      disks,
      bandwidthMbps: z.int("upstream.amount").min(1, "upstream.amount").max(100, "upstream.amount"),
      location: server.locationId,
      system: server.systemId,
      periods: server.serverPeriods,
      period: server.serverPeriod,
      ...server.paying,
    })
    .refine(term.check, term.problem),
  wire: {
    password: "pass",
    instanceKind: "slcns",
    instanceId: "slid",
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
