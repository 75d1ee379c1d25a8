import { z } from "zod";
import { endpoint } from "../endpoint";
import {
  type Answer,
  AnswerError,
  type Fields,
  keyed,
  many,
  type Shape,
  successAlone,
  unpack,
} from "../reading/answer";
import { count, flag, need, states, text, when } from "../reading/field";
import { itemsUnder } from "../reading/order-answer";
import { domainName, oneOf } from "../reading/value";
import { cdnInstant, cdnName, originHost, origins, rangeFits } from "./cdn-values";

/** 十八、CDN 产品, 4–7 and 12: the domains of a product, their origins, and the cache. */

const bound = { name: cdnName, domain: domainName };
const boundWire = { name: "nme", domain: "dme" } as const;

/** Serves a domain through the product. Manual: 十八, 4. */
export const addCdnDomain = endpoint("cdn.Adddomain", {
  effect: "write",
  input: z.object({ ...bound, host: originHost.optional(), origins }),
  wire: { ...boundWire, origins: "mastAddress" },
  output: successAlone,
  codes: {},
});

/** Manual: 十八, 5. */
export const removeCdnDomain = endpoint("cdn.Deldomain", {
  effect: "write",
  input: z.object(bound),
  wire: boundWire,
  output: successAlone,
  codes: {},
});

/** Sets where the content comes from; all origins at once. Manual: 十八, 6. */
export const setCdnOrigins = endpoint("cdn.SetDomainOrigin", {
  effect: "write",
  input: z.object({ ...bound, host: originHost.optional(), origins }),
  wire: { ...boundWire, origins: "mastAddress" },
  output: successAlone,
  codes: {},
});

export interface CdnDomain {
  domain: string;
  host: string | null;
  /** Empty when the answer does not contain them. */
  origins: string[];
  /** The host name that the domain's CNAME record must point at. Not printed either: null where the answer lacks it. */
  cname: string | null;
  state: string | null;
}

/** The answer is not printed: names alone, or objects in the supplier's form, wherever the list stands. */
const cdnDomainList: Answer<CdnDomain[]> = (message, { report }) =>
  itemsUnder(message, "domains", "details", "list").flatMap((item): CdnDomain[] => {
    if (typeof item === "string") return item.trim() === "" ? [] : [{ ...none, domain: item.trim() }];
    const map = item !== null && typeof item === "object" && !Array.isArray(item) ? keyed(item) : new Map();
    const first = (...keys: string[]) => {
      const value = keys.map((key) => map.get(key)).find((found) => found !== undefined && found !== null);
      return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
    };
    const domain = first("dme", "domain", "name", "_dme");
    if (domain === "") {
      report("a domain without a name");
      return [];
    }
    const list = map.get("origin");
    const peers = Array.isArray(list)
      ? list.map((one) => (one !== null && typeof one === "object" ? keyed(one).get("peer") : one))
      : first("mastaddress", "address", "origin").split("|");
    return [
      {
        domain,
        host: first("host") || null,
        origins: peers.filter((peer): peer is string => typeof peer === "string" && peer.trim() !== ""),
        cname: first("cname", "_cname").replace(/\.$/, "").toLowerCase() || null,
        state: first("status", "state") || null,
      },
    ];
  });
const none = { host: null, origins: [], cname: null, state: null };

/** The domains that a product serves. Manual: 十八, 7. */
export const listCdnDomains = endpoint("cdn.Dmelist", {
  effect: "read",
  input: z.object({ name: cdnName, domain: domainName.optional() }),
  wire: boundWire,
  output: cdnDomainList,
  codes: {},
});

const task = {
  id: ["id", text],
  kind: ["type", states({ directory: "directory", file: "file" })],
  url: ["url", need(text)],
  state: ["status", states({ "in-progress": "in_progress", completed: "completed", failed: "failed" })],
  percent: ["progress", count],
  createdAt: ["createdat", when],
  startedAt: ["startedat", when],
  finishedAt: ["finishedat", when],
} as const satisfies Shape;

/** The tasks with the fields of their `task` among their own; loose fields after a task (a misprint) belong to it. */
function flatTasks(details: readonly unknown[]): Record<string, unknown>[] {
  const flat: Record<string, unknown>[] = [];
  for (const item of details) {
    const { task: inner, ...rest } = Object.fromEntries(keyed(item));
    const last = flat.at(-1);
    if (inner === undefined && !("url" in rest) && last) Object.assign(last, rest);
    else flat.push({ ...rest, ...(inner === undefined ? {} : Object.fromEntries(keyed(inner))) });
  }
  return flat;
}

const purgeAnswer: Answer<{ more: boolean; tasks: Fields<typeof task>[] }> = (message, context) => {
  const envelope = keyed(message);
  const body = envelope.has("message") ? unpack(envelope.get("message")) : message;
  if (typeof body !== "object" || body === null || Array.isArray(body)) throw new AnswerError("not an object");
  const map = keyed(body);
  const details = itemsUnder(map.get("details") ?? []);
  if (envelope.has("task")) {
    // As printed: the fields of the last task stand outside an object, and the reader renamed its status so that it
    // does not replace the answer's own.
    const loose = Object.fromEntries([...envelope].filter(([key]) => key !== "message" && key !== "status"));
    details.push({ ...loose, status: loose.inner_status });
  }
  const more = flag.safeParse(map.get("truncated") ?? map.get("istruncated"));
  if (!more.success) throw new AnswerError("truncated is neither true nor false");
  return {
    more: more.data ?? false,
    tasks: many(task)(flatTasks(details), context),
  };
};

const purgeUrl = z.string().regex(/^https?:\/\/[^\s,]{1,1000}$/u, "upstream.purge_url");

/**
 * Empties the cache of files or folders (which end in "/") and tells of the tasks under way. `taskId`, `from`, `to`
 * and `pattern` are printed as in the supplier's documentation; the manual does not say whether they are passed on.
 * With an empty list of urls only the tasks are listed. Manual: 十八, 12.
 */
export const purgeCdn = endpoint("cdn.purge", {
  effect: "write",
  bare: true,
  input: z
    .object({
      ...bound,
      urls: z.array(purgeUrl).max(100, "upstream.purge_url"),
      kind: oneOf({ directory: "1", file: "0" }),
      taskId: z.string().max(100).optional(),
      from: cdnInstant.optional(),
      to: cdnInstant.optional(),
      pattern: z.string().max(1000).optional(),
    })
    .refine((purge) => purge.kind === "file" || purge.urls.every((url) => url.endsWith("/")), {
      path: ["urls"],
      error: "upstream.purge_directory",
    })
    .refine(rangeFits, { path: ["to"], error: "upstream.range" }),
  wire: {
    ...boundWire,
    urls: "refresh_url",
    kind: "refresh_type",
    taskId: "id",
    from: "startTime",
    to: "endTime",
    pattern: "url",
  },
  commas: ["urls"],
  output: purgeAnswer,
  codes: {},
});
