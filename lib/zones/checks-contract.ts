import { z } from "zod";
import { RECORD_TYPES } from "@/lib/dns/record";
import { contract, instant } from "@/lib/http/contract";

const id = z.uuid();

/** So many sets of records (one host, one type) are asked for at once. */
export const MOST_LIVE_SETS = 20;

/**
 * What a server's answer is beside the zone: the same; an older or other one of a resolver, which may keep it; another one of the zone's own
 * server; nothing; a refusal, or an answer without authority; none in time.
 */
export const liveVerdicts = ["same", "old", "other", "nothing", "refused", "silent"] as const;
export const liveVerdict = z.enum(liveVerdicts);
export type LiveVerdict = z.output<typeof liveVerdict>;

const liveServer = z.object({
  /** Of the domain, or a public one that asks on others' behalf. */
  kind: z.enum(["authority", "resolver"]),
  /** The name of an authority; the address of a resolver. */
  name: z.string(),
  /** False: an authority whose name leads to no address that can be asked. */
  reachable: z.boolean(),
});

export const liveCheck = z.object({
  checkedAt: instant,
  servers: z.array(liveServer),
  sets: z.array(
    z.object({
      host: z.string(),
      type: z.enum(RECORD_TYPES),
      /** What the zone holds. */
      held: z.array(z.string()),
      ttlSeconds: z.int(),
      /** In the order of `servers`. */
      answers: z.array(z.object({ verdict: liveVerdict, values: z.array(z.string()), ttlSeconds: z.int().nullable() })),
    }),
  ),
  /** How many sets of the zone were left out. */
  left: z.int(),
  /** False: the world is led to other name servers than those that serve the records here. Null: nobody could say. */
  led: z.boolean().nullable(),
});
export type LiveCheck = z.output<typeof liveCheck>;

export const checkLiveContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/records/live",
  summary: `Asks the domain's name servers and the shop's resolvers what they answer, beside what the zone holds: of one host and type, of a host, or of the first ${MOST_LIVE_SETS} sets of the zone.`,
  access: "customer",
  input: z.object({ id, host: z.string().max(300).optional(), type: z.enum(RECORD_TYPES).optional() }),
  output: liveCheck,
  errors: ["upstream.unreachable", "upstream.unclear", "zones.nothing_held", "zones.no_resolvers"],
  limit: { points: 20, seconds: 60, counted: "by all processes" },
});

/** What may be wrong with a zone, the worst first. */
export const healthCodes = [
  "expired",
  "real_name",
  "lame",
  "unreachable_server",
  "elsewhere",
  "dangling",
  "no_mx",
  "no_spf",
  "no_dmarc",
  "expiring",
] as const;

/** As it is kept. */
export const healthFinding = z.object({
  code: z.enum(healthCodes),
  /** What it is about: a name of the zone, a name server. In ASCII. */
  name: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type HealthFinding = z.output<typeof healthFinding>;

export const zoneHealth = z.object({
  checkedAt: instant,
  findings: z.array(z.object({ ...healthFinding.shape, displayName: z.string() })),
  /** False: the world could not be asked, so only what the shop knows itself is said. */
  asked: z.boolean(),
});
export type ZoneHealthView = z.output<typeof zoneHealth>;

export const checkHealthContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/records/health",
  summary: "Looks through a domain's DNS for what may be wrong with it, now.",
  access: "customer",
  input: z.object({ id }),
  output: zoneHealth,
  errors: ["upstream.unreachable", "upstream.unclear"],
  limit: { points: 10, seconds: 60, counted: "by all processes" },
});
