import { fromShanghai } from "@/lib/core/time";
import { type Call, type Handler, Raw } from "../../http/call";
import { refuseByText } from "../../selling/sell-by-text";
import { fraction } from "../../world/availability";
import { cstTime } from "../../world/write-dates";
import { seenDomain } from "./domains";
import { logPath } from "./log-files";
import type { CdnDomain } from "./rows";
import { spanBytes } from "./traffic";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MOST_DAYS = 90;
const MOST_POINTS = 10_000;
const MOST_REGION_POINTS = 64;
const BYTES_PER_REQUEST = 60_000;
const REQUESTS_PER_VISITOR = 8;
const ORIGIN_SHARE = 0.15;

interface Range {
  fromMs: number;
  toMs: number;
}

interface Point {
  atMs: number;
  seconds: number;
  bytes: number;
  requests: number;
  visitors: number;
}

/** Reads "2017-11-11" (Shanghai) or an ISO instant. Null when empty; refuses anything else. */
export function readInstant(text: string): number | null {
  if (text === "") return null;
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const at = day ? fromShanghai(Number(day[1]), Number(day[2]), Number(day[3])) : new Date(text);
  return !at || Number.isNaN(at.getTime()) ? refuseByText("时间格式错误") : at.getTime();
}

function readRange({ params, nowMs }: Call, mostDays: number): Range {
  const toMs = readInstant(params.text("endTime")) ?? nowMs;
  const fromMs = readInstant(params.text("startTime")) ?? toMs - DAY_MS;
  if (fromMs > toMs) refuseByText("开始时间不能大于结束时间");
  if (toMs - fromMs > mostDays * DAY_MS) refuseByText(`时间跨度不能超过${mostDays}天`);
  return { fromMs, toMs: Math.min(toMs, nowMs) };
}

/** The points of a range: whole steps that have begun. */
function pointsOf(domain: CdnDomain, { fromMs, toMs }: Range, stepMs: number): Point[] {
  const points: Point[] = [];
  for (let at = Math.ceil(fromMs / stepMs) * stepMs; at < toMs; at += stepMs) {
    if (points.length >= MOST_POINTS) refuseByText("时间跨度过大");
    const bytes = spanBytes(domain, at, Math.min(at + stepMs, toMs));
    const requests = Math.floor(bytes / BYTES_PER_REQUEST);
    points.push({
      atMs: at,
      seconds: stepMs / 1000,
      bytes,
      requests,
      visitors: Math.ceil(requests / REQUESTS_PER_VISITOR),
    });
  }
  return points;
}

const isoTime = (ms: number) => new Date(ms).toISOString().replace(".000Z", "Z");
const bitsPerSecond = ({ bytes, seconds }: Point) => Math.round((bytes * 8) / seconds);

/** 十八, 8: one file per hour that had requests. The supplier's form; the manual prints none. */
export const domainLogs: Handler = {
  handle(call) {
    const domain = seenDomain(call);
    const points = pointsOf(domain, readRange(call, 366), HOUR_MS).filter((point) => point.requests > 0);
    return {
      logs: points.map((point) => ({
        logTimeBegin: isoTime(point.atMs),
        logTimeEnd: isoTime(point.atMs + HOUR_MS),
        logUrl: `${call.origin}${logPath(domain.domain, point.atMs)}`,
        size: point.requests * 40,
      })),
    };
  },
};

/** 十八, 9: by hours up to a week, by days beyond. */
export const domainFlow: Handler = {
  handle(call) {
    const domain = seenDomain(call);
    const range = readRange(call, 366);
    const stepMs = range.toMs - range.fromMs > 7 * DAY_MS ? DAY_MS : HOUR_MS;
    return {
      details: pointsOf(domain, range, stepMs).map((point) => ({
        timestamp: isoTime(point.atMs),
        flow: point.bytes,
        bps: bitsPerSecond(point),
      })),
    };
  },
};

const PATHS = [
  "/",
  "/app.js",
  "/style.css",
  "/img/banner.jpg",
  "/img/logo.png",
  "/video/intro.mp4",
  "/api/list",
  "/download/setup.zip",
];
const REFERERS = ["-", "www.baidu.com", "www.sogou.com", "m.weibo.cn", "cn.bing.com"];
const STATUSES: readonly (readonly [string, number])[] = [
  ["200", 0.86],
  ["304", 0.09],
  ["206", 0.03],
  ["404", 0.015],
  ["499", 0.004],
  ["502", 0.001],
];
const REGIONS: readonly (readonly [string, string, number])[] = [
  ["上海", "电信", 0.3],
  ["北京", "联通", 0.25],
  ["广东", "移动", 0.25],
  ["浙江", "电信", 0.2],
];

/** Splits a number among the names, the largest share first, always in the same way for one domain. */
function ranked(domain: CdnDomain, names: readonly string[], total: number) {
  const weights = names.map((name) => 0.1 + fraction(`${domain.domain}|${name}`));
  const sum = weights.reduce((a, b) => a + b, 0);
  return names
    .map((name, i) => ({ name, value: Math.floor((total * (weights[i] ?? 0)) / sum) }))
    .filter((counter) => counter.value > 0)
    .sort((a, b) => b.value - a.value);
}

const statuses = (requests: number) =>
  STATUSES.map(([name, share]) => ({ name, value: Math.floor(requests * share) })).filter(
    (counter) => counter.value > 0,
  );

type Counted = (domain: CdnDomain, point: Point, regions: boolean) => Record<string, unknown>;

/** Splits the requests by place and provider of the clients. */
function split({ requests }: Point, of: (share: number) => Record<string, unknown>) {
  return { regions: requests === 0 ? [] : REGIONS.map(([location, isp, share]) => ({ location, isp, ...of(share) })) };
}

const kinds: Readonly<Record<string, Counted>> = {
  "1": (domain, point) => ({
    counters: ranked(domain, PATHS, point.requests).map((c) => ({ ...c, name: `http://${domain.domain}${c.name}` })),
  }),
  "2": (domain, point) => ({ counters: ranked(domain, [...REFERERS, domain.domain], point.requests) }),
  "3": (_domain, point, regions) => ({
    uv: point.visitors,
    ...(regions ? split(point, (share) => ({ uv: Math.floor(point.visitors * share) })) : {}),
  }),
  "4": (_domain, point, regions) => ({
    pv: point.requests,
    qps: Math.round(point.requests / point.seconds),
    ...(regions ? split(point, (share) => ({ pv: Math.floor(point.requests * share) })) : {}),
  }),
  "5": (_domain, point, regions) => ({
    counters: statuses(point.requests),
    ...(regions ? split(point, (share) => ({ counters: statuses(point.requests * share) })) : {}),
  }),
  "6": (_domain, point) => ({
    bps: Math.round(bitsPerSecond(point) * ORIGIN_SHARE),
    flow: Math.floor(point.bytes * ORIGIN_SHARE),
  }),
};

/** 十八, 10: bare, without an envelope, as printed; type 6 with dates of its own. */
export const statistics: Handler = {
  handle(call) {
    const { params, warts } = call;
    const domain = seenDomain(call);
    const type = params.text("type");
    const counted = kinds[type];
    if (!counted) return refuseByText("查询类型错误");
    const period = params.text("period");
    if (period && !/^(60|300|3600)$/.test(period)) refuseByText("查询粒度错误");
    const regions = /^(true|1)$/i.test(params.text("withRegion"));
    const stepMs = 1_000 * Number(period || (type === "4" && !regions ? 300 : 3_600));
    const points = pointsOf(domain, readRange(call, MOST_DAYS), stepMs);
    if (regions && points.length > MOST_REGION_POINTS) refuseByText("包含地域分布时记录数不能超过64个");
    const details = points.map((point) => ({
      timestamp: type === "6" ? cstTime(point.atMs, warts) : isoTime(point.atMs),
      ...counted(domain, point, regions),
    }));
    return warts ? new Raw(JSON.stringify({ details }), "envelope") : { details };
  },
};
