import { hasDemoWord } from "../../control/demo-words";
import type { Call, Handler } from "../../http/call";
import { refuseByText } from "../../selling/sell-by-text";
import { cstTime } from "../../world/write-dates";
import { boundDomain } from "./domains";
import { workingProduct } from "./products";
import type { CdnDomain, CdnPurge } from "./rows";
import { readInstant } from "./statistics";

const DAY_MS = 86_400_000;
const MOST_URLS = 100;
const MOST_SHOWN = 100;
/** From the request to the start of the work. */
const START_MS = 2_000;

/** 十八, 12: starts the purge, then lists the tasks of the last day (or of the range, id or address that was sent). */
export const purge: Handler = {
  handle(call) {
    const { params, world, nowMs, settings } = call;
    const { product } = workingProduct(call);
    const row = boundDomain(call, product.name);
    const type = params.text("refresh_type");
    if (type !== "0" && type !== "1") refuseByText("刷新类型错误");
    const urls = params.list("refresh_url");
    if (urls.length > MOST_URLS) refuseByText("刷新地址不能超过100个");
    for (const url of urls) checkUrl(url, row, type === "1");
    for (const url of urls) {
      const id = world.nextNumber("nextId");
      const kind = type === "1" ? "directory" : "file";
      world.cdnPurges.put(id, {
        id,
        cdn: product.name,
        domain: row.key,
        kind,
        url,
        createdAtMs: nowMs,
        takesMs: settings.purgeMs,
      });
    }
    return listPurges(call, row);
  },
};

function checkUrl(url: string, { domain }: CdnDomain, directory: boolean): void {
  const address = URL.parse(url);
  if (!address || !/^https?:$/.test(address.protocol)) refuseByText("刷新地址格式错误");
  if (address?.hostname !== domain) refuseByText("刷新地址不属于该域名");
  if (directory && !url.endsWith("/")) refuseByText("目录刷新必须以/结尾");
}

function listPurges(call: Call, { key }: CdnDomain) {
  const { params, world, nowMs, warts } = call;
  const toMs = readInstant(params.text("endTime")) ?? nowMs;
  const fromMs = readInstant(params.text("startTime")) ?? toMs - DAY_MS;
  const id = params.text("id");
  const pattern = params.text("url");
  const wanted = pattern ? new RegExp(`^${pattern.split("*").map(literal).join(".*")}$`) : null;
  const found = world.cdnPurges
    .inGroup(key)
    .filter((task) => (id ? task.id === id : task.createdAtMs >= fromMs && task.createdAtMs <= toMs))
    .filter((task) => !wanted || wanted.test(task.url))
    .sort((a, b) => b.createdAtMs - a.createdAtMs || Number(b.id) - Number(a.id));
  return {
    [warts ? "truncated" : "isTruncated"]: found.length > MOST_SHOWN,
    details: found.slice(0, MOST_SHOWN).map((task) => taskRow(call, task)),
  };
}

function taskRow({ nowMs, warts }: Call, task: CdnPurge): Record<string, unknown> {
  const startMs = task.createdAtMs + START_MS;
  const endMs = startMs + task.takesMs;
  const failed = hasDemoWord(task.url, "fail-purge");
  const done = nowMs >= endMs;
  const share = Math.floor((Math.max(0, nowMs - startMs) / Math.max(1, task.takesMs)) * 100);
  return {
    ...(warts ? {} : { id: task.id }),
    createdAt: cstTime(task.createdAtMs, warts),
    ...(nowMs >= startMs ? { startedAt: cstTime(startMs, warts) } : {}),
    ...(done ? { finishedAt: cstTime(endMs, warts) } : {}),
    task: { type: task.kind, url: task.url },
    progress: done && !failed ? 100 : Math.min(99, share),
    status: done ? (failed ? "failed" : "completed") : "in-progress",
  };
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
