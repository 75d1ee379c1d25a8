import { z } from "zod";
import { CONSEQUENCES } from "@/lib/dns/consequences";
import { RECORD_TYPES } from "@/lib/dns/record";
import { contract, instant, pageInput } from "@/lib/http/contract";
import { recordShape } from "./contract";

const id = z.uuid();

/** No batch has more domains. */
export const BATCH_MOST = 200;
/** So many domains are looked at in one request. */
export const PREVIEW_MOST = 10;
/** So many records a batch adds, or puts in others' place. */
export const BATCH_RECORDS_MOST = 200;

const records = z.array(recordShape).min(1).max(BATCH_RECORDS_MOST);
const type = z.enum(RECORD_TYPES);
const host = z.string().trim().min(1).max(300);

/** RecordChange of lib/dns/record-change.ts. "{domain}" in hosts and values stands for the name of each domain. */
export const recordChange = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("add"), records }),
  z
    .object({ kind: z.literal("replace"), host, type, records })
    .refine((change) => change.records.every((record) => record.host === change.host && record.type === change.type), {
      message: "zones.batch.other_place",
      path: ["records"],
    }),
  z
    .object({
      kind: z.literal("delete"),
      host: host.nullable(),
      type: type.nullable(),
      text: z.string().min(1).max(300).nullable(),
    })
    // Without any of them it would be everything that a zone has.
    .refine((change) => change.host !== null || change.type !== null || change.text !== null, {
      message: "zones.batch.all",
      path: ["host"],
    }),
  z.object({
    kind: z.literal("find"),
    type: type.nullable(),
    find: z.string().min(1).max(300),
    replacement: z.string().max(300),
  }),
]);

/** What would become of one domain. */
export const batchPreview = z.object({
  serviceId: id,
  domain: z.string(),
  displayName: z.string(),
  /** `problem`: the change can't be made there. */
  state: z.enum(["ready", "unchanged", "problem"]),
  problem: z
    .object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      /** The record that it is about, if it is about one. */
      record: recordShape.nullable(),
    })
    .nullable(),
  /** Send it with the batch, so that edits made meanwhile are noticed. */
  version: z.string(),
  removed: z.array(recordShape),
  added: z.array(recordShape),
  consequences: z.array(
    z.object({
      code: z.enum(CONSEQUENCES),
      name: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  /** Not null when so large a part of the zone would change that it wants a confirmation of its own. */
  brake: z.object({ touched: z.int(), total: z.int() }).nullable(),
});
export type BatchPreview = z.output<typeof batchPreview>;

export const batchStates = ["waiting", "running", "done", "unchanged", "partial", "refused", "unknown"] as const;
export type BatchState = (typeof batchStates)[number];

export const batchDomain = z.object({
  id,
  serviceId: id,
  displayName: z.string(),
  state: z.enum(batchStates),
  code: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The change in the domain's history, where it can be undone. */
  changeId: id.nullable(),
});
export type BatchDomainView = z.output<typeof batchDomain>;

/** Whether a domain of a batch is worth another try. */
export const wasNotDone = ({ state }: Pick<BatchDomainView, "state">): boolean =>
  state === "partial" || state === "refused" || state === "unknown";

const counts = z.object({ total: z.int(), open: z.int(), done: z.int(), unchanged: z.int(), failed: z.int() });

export const batchRow = z.object({ id, at: instant, change: recordChange, counts });
export type BatchRow = z.output<typeof batchRow>;

export const batchView = batchRow.extend({ domains: z.array(batchDomain) });
export type BatchView = z.output<typeof batchView>;

export const listBatchDomainsContract = contract({
  method: "GET",
  path: "/api/v1/zone-batches/domains",
  summary: "The customer's domains whose records can be changed in batches, by name.",
  access: "customer",
  input: z.object({}),
  output: z.object({
    domains: z.array(z.object({ serviceId: id, domain: z.string(), displayName: z.string() })),
  }),
});

export const previewBatchContract = contract({
  method: "POST",
  path: "/api/v1/zone-batches/preview",
  summary: "What one change of DNS records would do in each of up to ten domains. Nothing is changed.",
  access: "customer",
  input: z.object({ serviceIds: z.array(id).min(1).max(PREVIEW_MOST), change: recordChange }),
  output: z.object({ domains: z.array(batchPreview) }),
  limit: { points: 120, seconds: 60 },
  maxBytes: 256 * 1024,
});

export const startBatchContract = contract({
  method: "POST",
  path: "/api/v1/zone-batches",
  summary:
    "Makes one change of DNS records in up to 200 domains, each by a job of its own; the preview's versions say what was agreed to.",
  access: "customer",
  input: z.object({
    change: recordChange,
    domains: z
      .array(z.object({ serviceId: id, version: z.string().max(64), confirmed: z.boolean().default(false) }))
      .min(1)
      .max(BATCH_MOST),
  }),
  output: z.object({ id }),
  errors: ["zones.batch.twice"],
  idempotent: true,
  maxBytes: 256 * 1024,
  limit: { points: 20, seconds: 300 },
});

export const readBatchContract = contract({
  method: "GET",
  path: "/api/v1/zone-batches/{id}",
  summary: "A batch with what became of each of its domains.",
  access: "customer",
  input: z.object({ id }),
  output: batchView,
});

export const listBatchesContract = contract({
  method: "GET",
  path: "/api/v1/zone-batches",
  summary: "The customer's batches, newest first.",
  access: "customer",
  input: z.object({ ...pageInput }),
  output: z.object({ rows: z.array(batchRow), next: z.string().nullable() }),
});
