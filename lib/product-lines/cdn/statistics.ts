import { listCdnDomains } from "@/lib/cndns/endpoints/cdn-domains";
import { listCdnLogs, readCdnStatistics, readCdnTraffic } from "@/lib/cndns/endpoints/cdn-statistics";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { ControlSubject } from "../control";
import type { DayRange, Figures, StatisticsChart, TopList } from "../figures";
import { mapOk } from "../map-ok";
import type { Call } from "../reading";
import type { Statistics } from "../statistics";
import { byStep, ranked } from "./by-step";

const TOP = 20;

type Kind = "urls" | "referers" | "visitors" | "requests" | "statuses" | "origin_traffic";

/** Points of an hour: finer ones are not shown, and the upstream may cut a long list. */
const ask = (call: Call, { name }: ControlSubject, domain: string, kind: Kind, { from, to }: DayRange) =>
  call(readCdnStatistics, { name, domain, kind, from, to, secondsPerPoint: "3600" });

const figures = (charts: readonly StatisticsChart[], tops: readonly TopList[] = []): Figures => ({ charts, tops });

/** The traffic to visitors, and the part of it that came from the origin. Manual: 十八, 9 and 10 (type 6). */
const traffic: Statistics["parts"][number] = {
  id: "traffic",
  async read(call, subject, of, range) {
    const { from, to } = range;
    const [served, origin] = await Promise.all([
      call(readCdnTraffic, { name: subject.name, domain: of, from, to }),
      ask(call, subject, of, "origin_traffic", range),
    ]);
    if (origin.kind !== "ok") return origin;
    return mapOk(served, (points) => {
      const lists = [
        { id: "served", list: points },
        { id: "origin", list: origin.value },
      ];
      const seriesOf = (key: "bytes" | "bitsPerSecond", combine: "sum" | "most") =>
        lists.map(({ id, list }) => ({
          id,
          points: byStep(
            list.map((point) => ({ at: point.at, value: point[key] })),
            range,
            combine,
          ),
        }));
      return figures([
        { id: "traffic", unit: "bytes", as: "bars", series: seriesOf("bytes", "sum") },
        { id: "bandwidth", unit: "bps", as: "line", series: seriesOf("bitsPerSecond", "most") },
      ]);
    });
  },
};

/** Requests, and visitors: those of the busiest hour, because the visitors of several hours can't be added up. Manual: 十八, 10 (4, 3). */
const visits: Statistics["parts"][number] = {
  id: "visits",
  async read(call, subject, of, range) {
    const [requests, visitors] = await Promise.all([
      ask(call, subject, of, "requests", range),
      ask(call, subject, of, "visitors", range),
    ]);
    if (visitors.kind !== "ok") return visitors;
    return mapOk(requests, (points) =>
      figures([
        {
          id: "requests",
          unit: "count",
          as: "bars",
          series: [
            {
              id: "requests",
              points: byStep(
                points.map(({ at, requests: value }) => ({ at, value })),
                range,
                "sum",
              ),
            },
          ],
        },
        {
          id: "visitors",
          unit: "count",
          as: "line",
          series: [
            {
              id: "visitors",
              points: byStep(
                visitors.value.map(({ at, visitors: value }) => ({ at, value })),
                range,
                "most",
              ),
            },
          ],
        },
      ]),
    );
  },
};

/** Addresses, referring sites or status codes with their requests. Manual: 十八, 10 (1, 2, 5). */
const top = (kind: "urls" | "referers" | "statuses"): Statistics["parts"][number] => ({
  id: kind,
  read: async (call, subject, of, range) =>
    mapOk(await ask(call, subject, of, kind, range), (points) =>
      figures([], [{ id: kind, rows: ranked(points, range, TOP) }]),
    ),
});

/** What the CDN counts of each accelerated domain, and its access logs (manual: 十八, 8). */
export const cdnStatistics: Statistics = {
  subjects: async (call, { name }) =>
    mapOk(await call(listCdnDomains, { name }), (domains) => domains.map(({ domain }) => domain)),
  parts: [traffic, visits, top("urls"), top("referers"), top("statuses")],
  logs: async (call, { name }, of, day) =>
    mapOk(await call(listCdnLogs, { name, domain: of, from: day, to: addMs(day, DAY_MS) }), (files) =>
      files
        .filter(({ from }) => from === null || (from >= day && from.getTime() < day.getTime() + DAY_MS))
        .map(({ from, to, bytes, url }, at) => ({
          key: from ? String(from.getTime()) : `file-${at}`,
          from,
          to,
          bytes,
          url,
        })),
    ),
};
