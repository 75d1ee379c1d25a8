import { cdnPriceFen } from "@/sandbox/chapters/cdn/products";
import type { CdnProduct } from "@/sandbox/chapters/cdn/rows";
import type { DemoProduct } from "../products";
import { DEMO_PASSWORD, type DemoLine, demoPeriods, yearsEnd } from "./line";

const trafficOf = ({ wire }: DemoProduct) => wire as unknown as Pick<CdnProduct, "unit" | "base">;

export const demoCdns: DemoLine = {
  rowsOf: ({ cdns }) => cdns,
  costFen(_world, product, months) {
    const { unit, base } = trafficOf(product);
    return cdnPriceFen(unit, base, ...demoPeriods(months));
  },
  numberedName: (id) => `cdn${73_000_000 + id}`,
  put(world, product, { name, id, months, saleId }) {
    const at = world.now();
    const [period, count] = demoPeriods(months);
    const dates = { addedAtMs: at, countsFromMs: at, expiresAtMs: yearsEnd(at, months) };
    const rest = { id, password: DEMO_PASSWORD, period, count, usedBytes: 0, held: "" as const };
    world.cdns.put(name, { ...trafficOf(product), ...dates, ...rest, name, saleId });
    return { product: DEMO_PASSWORD };
  },
};
