import { isIP } from "node:net";
import { type Call, type Handler, refuse } from "../../http/call";
import { refuseByText } from "../../selling/sell-by-text";
import { fraction } from "../../world/availability";
import { looksLikeName } from "../../world/names";
import { cdnDomainKey, quotaBytes, seenProduct, workingProduct } from "./products";
import type { CdnDomain } from "./rows";
import { usedBytes } from "./traffic";

const HOUR_MS = 3_600_000;
const MOST_DOMAINS = 20;
const MOST_ORIGINS = 20;
/** How long a change takes to reach all nodes. */
const DEPLOY_MS = 5_000;

/** 十八, 4 */
export const addDomain: Handler = {
  handle(call) {
    const { world, nowMs, params } = call;
    const { product, domains } = workingProduct(call);
    const domain = readDomain(call);
    const origins = readOrigins(params.text("mastAddress"));
    const host = readHost(params.text("host"));
    for (const other of world.cdnDomains.values()) if (other.domain === domain) refuseByText("域名已存在");
    if (domains.length >= MOST_DOMAINS) refuseByText("绑定域名数量已达上限");
    const hours = Math.max(24, (product.expiresAtMs - nowMs) / HOUR_MS);
    const left = Math.max(0, quotaBytes(product) - usedBytes(product, domains, nowMs));
    const key = cdnDomainKey(product.name, domain);
    world.cdnDomains.put(key, {
      key,
      cdn: product.name,
      domain,
      host,
      origins,
      // One domain uses a fifth to three fifths of what is left; several may use it up.
      bytesPerHour: Math.floor((left / hours) * (0.2 + 0.4 * fraction(`draw|${domain}`))),
      addedAtMs: nowMs,
      changedAtMs: nowMs,
    });
    return "";
  },
};

/** 十八, 5: the traffic that it used still counts. */
export const deleteCdnDomain: Handler = {
  handle(call) {
    const { world, nowMs } = call;
    const { product } = workingProduct(call, "2", "9");
    const row = boundDomain(call, product.name);
    world.cdns.put(product.name, {
      ...product,
      usedBytes: product.usedBytes + usedBytes({ ...product, usedBytes: 0 }, [row], nowMs),
    });
    world.cdnDomains.remove(row.key);
    for (const purge of world.cdnPurges.inGroup(row.key)) world.cdnPurges.remove(purge.id);
    return "";
  },
};

/** 十八, 6: all origins at once. */
export const setDomainOrigin: Handler = {
  handle(call) {
    const { world, nowMs, params } = call;
    const { product } = workingProduct(call, "9");
    const row = boundDomain(call, product.name);
    const origins = readOrigins(params.text("mastAddress"));
    const host = readHost(params.text("host"));
    world.cdnDomains.put(row.key, { ...row, host, origins, changedAtMs: nowMs });
    return "";
  },
};

/** 十八, 7: the manual prints no answer; the domain's own parameters come back, and the supplier's `cname`. */
export const cdnDomainList: Handler = {
  handle(call) {
    const { product, domains } = seenProduct(call);
    const asked = call.params.text("dme").toLowerCase();
    return domains
      .filter((row) => row.cdn === product.name && (asked === "" || row.domain === asked))
      .map((row) => ({
        dme: row.domain,
        host: row.host,
        mastAddress: row.origins.join("|"),
        cname: `${row.domain}.a.cdn.example`,
        status: call.nowMs < row.changedAtMs + DEPLOY_MS ? "deploying" : "running",
      }));
  },
};

export function readDomain({ params }: Call): string {
  const domain = params.text("dme").toLowerCase();
  if (!domain) refuseByText("域名不能为空");
  if (!looksLikeName(domain)) refuseByText("域名格式错误");
  return domain;
}

/** The domain of a change. */
export function boundDomain(call: Call, cdn: string): CdnDomain {
  return call.world.cdnDomains.get(cdnDomainKey(cdn, readDomain(call))) ?? refuse("", "域名不存在");
}

/** The domain of a read. */
export function seenDomain(call: Call): CdnDomain {
  const { product } = seenProduct(call);
  return (
    call.world.cdnDomains.seen(cdnDomainKey(product.name, readDomain(call)), call.nowMs) ?? refuse("", "域名不存在")
  );
}

function readOrigins(text: string): string[] {
  if (!text) refuseByText("源站地址不能为空");
  const origins = text.split("|").map((part) => part.trim());
  if (origins.length > MOST_ORIGINS) refuseByText("源站数量超出限制");
  if (!origins.every((origin) => isIP(origin) !== 0 || looksLikeName(origin))) refuseByText("源站地址必须为IP或者域名");
  return origins;
}

function readHost(text: string): string {
  if (text && isIP(text) === 0 && !looksLikeName(text)) refuseByText("回源Host格式错误");
  return text;
}
