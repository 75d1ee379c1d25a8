import { openHost } from "@/sandbox/chapters/hosting/orders";
import { hostPriceFen } from "@/sandbox/chapters/hosting/prices";
import type { Product as HostProduct } from "@/sandbox/chapters/hosting/products";
import type { DemoProduct } from "../products";
import { DEMO_PASSWORD, type DemoLine, demoYears } from "./line";

const hostOf = ({ wire }: DemoProduct) => wire as unknown as HostProduct;

export const demoHosts: DemoLine = {
  rowsOf: ({ hosts }) => hosts,
  costFen: (_world, product, months) => hostPriceFen(hostOf(product), Number(demoYears(months))) ?? 0n,
  put(world, product, { name, months, saleId, by }) {
    const password = `${DEMO_PASSWORD}!`;
    openHost(world, { ...hostOf(product), name, password, years: months / 12, saleId, by });
    return { password };
  },
  moveStart({ hosts }, name, atMs) {
    const row = hosts.get(name);
    if (row) hosts.put(name, { ...row, boughtAtMs: atMs });
  },
};
