import { fraction } from "../../world/availability";
import type { CdnDomain, CdnProduct } from "./rows";

const HOUR_MS = 3_600_000;
const SHANGHAI_HOURS = 8;

/** The share of traffic by hour of the day in Shanghai: little at night, most in the evening, 1 on average. */
const SHAPE = [
  0.5, 0.35, 0.25, 0.2, 0.2, 0.25, 0.4, 0.6, 0.9, 1.15, 1.3, 1.35, 1.3, 1.25, 1.3, 1.35, 1.35, 1.3, 1.35, 1.5, 1.65,
  1.6, 1.35, 0.95,
];

/** Bytes of one hour, always the same; 0 before the domain was added. */
function hourBytes(domain: CdnDomain, hour: number): number {
  if ((hour + 1) * HOUR_MS <= domain.addedAtMs) return 0;
  const shape = SHAPE[(hour + SHANGHAI_HOURS) % 24] ?? 1;
  return Math.floor(domain.bytesPerHour * shape * (0.7 + 0.6 * fraction(`${domain.domain}|${hour}`)));
}

/** Bytes of a span: whole hours, and shares of the hours at its ends. */
export function spanBytes(domain: CdnDomain, fromMs: number, toMs: number): number {
  let bytes = 0;
  const start = Math.max(fromMs, domain.addedAtMs);
  for (let hour = Math.floor(start / HOUR_MS); hour * HOUR_MS < toMs; hour++) {
    const share = Math.min(toMs, (hour + 1) * HOUR_MS) - Math.max(start, hour * HOUR_MS);
    bytes += (hourBytes(domain, hour) * share) / HOUR_MS;
  }
  return Math.floor(bytes);
}

/** The traffic that the product has used until now. */
export function usedBytes(product: CdnProduct, domains: readonly CdnDomain[], nowMs: number): number {
  const until = Math.min(nowMs, product.expiresAtMs);
  return domains.reduce((sum, domain) => sum + spanBytes(domain, product.countsFromMs, until), product.usedBytes);
}
