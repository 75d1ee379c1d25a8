import { listDdosProducts } from "@/lib/cndns/endpoints/ddos";
import type { Call } from "../reading";
import type { ProtectionOptions, ProtectionProduct } from "./form";

const MEGABITS = /^(\d+)\s*M$/i;
const GIGABYTES = /^(\d+)\s*G$/i;

/** The figures in the order in which people compare them. "50M" of bandwidth is 50 Mbps; one address is not worth a word. */
function factsOf(
  product: Record<"line" | "room" | "defence" | "bandwidth" | "cpu" | "memory" | "disk" | "addresses", string | null>,
) {
  const { line, room, bandwidth, cpu, memory, disk, addresses } = product;
  return [
    line,
    room,
    bandwidth?.replace(MEGABITS, "$1 Mbps"),
    cpu,
    memory?.replace(GIGABYTES, "$1 GB"),
    disk,
    addresses && addresses !== "1" ? `${addresses} IP` : null,
  ].filter((fact): fact is string => Boolean(fact));
}

/** What can be bought. A product without a number, a code or a known kind can't be ordered or priced. Manual: 十九, 1. */
export async function readProtectionOptions(call: Call): Promise<ProtectionOptions | "unclear"> {
  const outcome = await call(listDdosProducts, {});
  if (outcome.kind !== "ok") return "unclear";
  const products = outcome.value.flatMap((product): ProtectionProduct[] => {
    const { productId, code, kind, name } = product;
    if (!code || (kind !== "protected_server" && kind !== "protected_colocation" && kind !== "cdn_protection"))
      return [];
    return [{ id: productId, code, kind, name: name ?? code, facts: factsOf(product) }];
  });
  return products.length > 0 ? { products } : "unclear";
}
