import type { ImportFormat } from "./import-row";

/** What a column of a table of records holds. */
export type TableField = "host" | "type" | "value" | "priority" | "ttl" | "route" | "status" | "weight";

/**
 * The heads under which each field stands, best first, as `plainHead` writes them: of DNSPod's, 阿里云's and 西部数码's exports, our own and
 * those that people write. They say different words for the same thing and contradict each other nowhere, so one list reads them all.
 */
export const TABLE_HEADS: Record<TableField, readonly string[]> = {
  host: [
    "主机记录",
    "主机名",
    "主机头",
    "主机",
    "记录名称",
    "解析记录",
    "子域名",
    "host",
    "hostname",
    "name",
    "rr",
    "subdomain",
    "sub_domain",
  ],
  type: ["记录类型", "解析类型", "类型", "type", "recordtype", "record_type"],
  value: [
    "记录值",
    "解析值",
    "对应值",
    "目标地址",
    "值",
    "value",
    "content",
    "data",
    "target",
    "recordvalue",
    "answer",
  ],
  priority: ["mx优先级", "优先级", "mx", "mx值", "priority", "prio", "preference", "mxpriority"],
  ttl: ["ttl", "ttl值", "ttl(秒)", "ttl(s)", "生效时间", "缓存时间", "ttl(second)", "ttl(seconds)"],
  route: ["线路类型", "解析线路", "线路", "记录线路", "isp线路", "line", "route", "view"],
  status: ["状态", "记录状态", "解析状态", "暂停", "启用", "status", "state", "enabled"],
  weight: ["权重", "weight"],
};

/** Heads that only one source's files have. */
export const TABLE_MARKS: readonly { format: ImportFormat; heads: readonly string[] }[] = [
  { format: "dnspod", heads: ["主机记录", "线路类型"] },
  { format: "dnspod", heads: ["主机记录", "记录类型", "线路", "mx优先级"] },
  { format: "aliyun", heads: ["主机记录", "解析线路", "记录值"] },
  { format: "west", heads: ["主机名", "类型", "值"] },
  { format: "west", heads: ["主机名", "解析类型", "对应值"] },
  { format: "west", heads: ["主机名", "记录类型", "记录值"] },
];

/** Names of the route for everybody. */
export const DEFAULT_ROUTE_WORDS: readonly string[] = [
  "",
  "默认",
  "default",
  "全部",
  "全网默认",
  "all",
  "0",
  "-",
  "any",
];

/** What stands in the column of the state while a record has no effect. */
export const PAUSED_WORDS: readonly string[] = [
  ...[
    "暂停",
    "已暂停",
    "停用",
    "已停用",
    "禁用",
    "未启用",
    "关闭",
    "disable",
    "disabled",
    "pause",
    "paused",
    "stop",
    "off",
    "false",
    "no",
  ],
];

/** A head without what differs from file to file: the width of signs, spaces, capitals, stars of fields that must be filled in. */
export function plainTableHead(head: string): string {
  return head
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/[*:"'`]/g, "");
}
