import { z } from "zod";
import { endpoint } from "../endpoint";
import { type Answer, many } from "../reading/answer";
import { count, decimal, need, text, when } from "../reading/field";
import { nestedList } from "../reading/nested";
import { itemsUnder } from "../reading/order-answer";
import { domainName, oneOf, shanghaiDate, yesNo } from "../reading/value";
import { cdnInstant, cdnName, isForward, rangeFits } from "./cdn-values";

/** 十八、CDN 产品, 8–10: logs, traffic, statistics. Only the statistics' answers are printed. */

const bound = { name: cdnName, domain: domainName };
const boundWire = { name: "nme", domain: "dme", from: "startTime", to: "endTime" } as const;
const days = { from: shanghaiDate.optional(), to: shanghaiDate.optional() };
const problem = { path: ["to"], error: "upstream.range" };

/** A list in the message itself or under one of these keys. */
function listed<T>(answer: Answer<T>, ...keys: readonly string[]): Answer<T> {
  return (message, context) => answer(itemsUnder(message, ...keys), context);
}

/** Where the logs of a domain can be fetched, by days in Shanghai. The fields are the supplier's. Manual: 十八, 8. */
export const listCdnLogs = endpoint("cdn.GetdmeLog", {
  effect: "read",
  input: z.object({ ...bound, ...days }).refine(isForward, problem),
  wire: boundWire,
  output: listed(
    many({
      name: [["name", "logname"], text],
      url: [["logurl", "url"], need(text)],
      from: [["logtimebegin", "starttime", "timestamp"], when],
      to: [["logtimeend", "endtime"], when],
      bytes: [["size", "logsize"], count],
    }),
    "logs",
    "details",
  ),
  codes: {},
});

/**
 * Traffic of a domain, by days in Shanghai. Its parameters are those of the log call, whose text is copied into its
 * section. Manual: 十八, 9.
 */
export const readCdnTraffic = endpoint("cdn.getStatFlow", {
  effect: "read",
  input: z.object({ ...bound, ...days }).refine(isForward, problem),
  wire: boundWire,
  output: listed(
    many({
      at: ["timestamp", need(when)],
      bytes: ["flow", decimal],
      bitsPerSecond: ["bps", decimal],
    }),
    "details",
    "flows",
  ),
  codes: {},
});

const counter = { name: ["name", need(text)], value: ["value", need(count)] } as const;
const shownCounter = {
  name: ["name", (text as z.ZodType<string | null>).transform((t) => t ?? "-")],
  value: counter.value,
} as const;

/**
 * One of six statistics. Each point carries what its kind counts; the rest is null or empty. `regions` splits by
 * province and provider, for at most 64 points. `allDomains`, `from`, `to`, `secondsPerPoint` and `regions` are
 * printed as in the supplier's documentation; the manual does not say whether they are passed on. Manual: 十八, 10.
 */
export const readCdnStatistics = endpoint("cdn.GetstatTop", {
  effect: "read",
  bare: true,
  input: z
    .object({
      ...bound,
      kind: oneOf({ urls: "1", referers: "2", visitors: "3", requests: "4", statuses: "5", origin_traffic: "6" }),
      ofDomain: domainName.optional(),
      from: cdnInstant.optional(),
      to: cdnInstant.optional(),
      secondsPerPoint: oneOf({ "60": "60", "300": "300", "3600": "3600" }).optional(),
      regions: yesNo("true", "false").optional(),
    })
    .refine(rangeFits, problem),
  wire: { ...boundWire, kind: "type", ofDomain: "domain", secondsPerPoint: "period", regions: "withRegion" },
  output: (envelope, context) => {
    const [only, ...more] = itemsUnder(envelope, "message");
    const inside = more.length === 0 ? only : envelope;
    return many({
      at: ["timestamp", need(when)],
      counters: ["counters", nestedList(shownCounter)],
      visitors: ["uv", count],
      requests: ["pv", count],
      requestsPerSecond: ["qps", decimal],
      bitsPerSecond: ["bps", decimal],
      bytes: ["flow", decimal],
      regions: [
        "regions",
        nestedList({
          place: ["location", text],
          provider: ["isp", text],
          visitors: ["uv", count],
          requests: ["pv", count],
          counters: ["counters", nestedList(shownCounter)],
        }),
      ],
    })(itemsUnder(inside, "details"), context);
  },
  codes: {},
});
