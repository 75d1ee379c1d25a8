import { listHostProducts, listHostUpgrades } from "@/lib/cndns/endpoints/hosting-orders";
import type { Call } from "../reading";
import type { HostingOptions, HostProduct, HostUpgradeOptions } from "./form";

interface Listed {
  kind: string;
  location: string;
  line: string | null;
  sizeMb: number | null;
}

/** Sizes that can be ordered. The upstream's list has one more (100 MB), which an order refuses. Manual: 三、1 and 2. */
const ORDERED_MB = [150, 200, 300, 500, 800, 1000, 2000, 5000];

/** One product for each kind, place and network; those that the manual does not document are left out. */
export function groupProducts(listed: readonly Listed[]): HostProduct[] {
  const groups = new Map<string, HostProduct>();
  for (const { kind, location, line, sizeMb } of listed) {
    if (sizeMb === null || !ORDERED_MB.includes(sizeMb) || [kind, location, line].includes("other")) continue;
    const key = `${kind} ${location} ${line ?? ""}`;
    const before = groups.get(key)?.sizesMb ?? [];
    groups.set(key, { kind, location, line: line ?? "", sizesMb: [...new Set([...before, sizeMb])] });
  }
  return [...groups.values()].map((group) => ({ ...group, sizesMb: group.sizesMb.toSorted((a, b) => a - b) }));
}

/** What can be ordered now. Manual: 三、1. */
export async function readHostingOptions(call: Call): Promise<HostingOptions | "unclear"> {
  const outcome = await call(listHostProducts, {});
  return outcome.kind === "ok" ? { products: groupProducts(outcome.value) } : "unclear";
}

/** What the host can be upgraded to; null when it can't be upgraded. Manual: 三、4. */
export async function readHostUpgrades(call: Call, name: string): Promise<HostUpgradeOptions | null | "unclear"> {
  const outcome = await call(listHostUpgrades, { name });
  if (outcome.kind !== "ok") return "unclear";
  const products = groupProducts(outcome.value);
  return products.length > 0 ? { products } : null;
}
