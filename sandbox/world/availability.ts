import type { DomainName } from "./names";
import type { Domain } from "./rows";
import type { World } from "./world";

const DAY_MS = 86_400_000;
/** The manual: more than 30 days past expiry a name can't be renewed. Then it is deleted and free again. */
export const RENEWABLE_AFTER_EXPIRY_MS = 30 * DAY_MS;
export const DELETED_AFTER_EXPIRY_MS = 65 * DAY_MS;

/** Famous names are taken under every suffix. */
const FAMOUS = new Set(
  (
    "google baidu taobao tmall alibaba aliyun tencent qq weixin wechat jd sina weibo sohu netease 163 douyin tiktok " +
    "bytedance meituan xiaomi huawei bilibili zhihu apple microsoft amazon facebook github cndns example test " +
    "百度 腾讯 淘宝 阿里巴巴 华为 小米 京东 微信 中国"
  ).split(" "),
);

/** Labels up to this length may be taken at random. */
const SHORT_LABEL = 8;

/**
 * True when somebody else has the name by the rules for names alone (famous, short, a word in it); always the same
 * for one seed.
 */
export function isTakenByName(seed: string, label: string, suffix: string): boolean {
  if (label.startsWith("free")) return false;
  if (label.includes("taken") || FAMOUS.has(label)) return true;
  if ([...label].length > SHORT_LABEL) return false;
  return fraction(`${seed}|${label}${suffix}`) < shareTaken(suffix);
}

function shareTaken(suffix: string): number {
  if (suffix === ".com") return 0.7;
  return suffix === ".cn" || suffix === ".net" ? 0.5 : 0.36;
}

/** True while the account holds the name or an order for it. */
export function isHeld(domain: Domain | undefined, nowMs: number): domain is Domain {
  if (!domain || domain.state === "Failed" || domain.state === "registered" || domain.state === "deleted") return false;
  return domain.state === "transferring" || nowMs < domain.expiresAtMs + DELETED_AFTER_EXPIRY_MS;
}

/**
 * True when the name is registered, by anybody. `mine` is this account's row for the name, as the caller may see it.
 */
export function isRegistered(world: World, of: DomainName, mine: Domain | undefined, nowMs: number): boolean {
  if (isHeld(mine, nowMs) || world.strangers.get(of.name)) return true;
  return mine === undefined && isTakenByName(world.meta.seed, of.label, of.suffix);
}

/** FNV-1a as a number in [0, 1): evenly spread, and the same on every machine. */
export function fraction(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 2 ** 32;
}
