import { ddosPriceFen, findDdosProduct } from "@/sandbox/chapters/ddos/products";
import { type DemoLine, yearsEnd } from "./line";

export const demoProtections: DemoLine = {
  rowsOf: ({ ddosOrders }) => ddosOrders,
  costFen(_world, { wire }, months) {
    const offered = findDdosProduct(String(wire.productId));
    return offered ? ddosPriceFen(offered, months === 1 ? "2" : "5") : 0n;
  },
  numberedName: (id) => `ddos${70_300_000 + id}`,
  put(world, { wire }, { name, months, saleId }) {
    const at = world.now();
    const dates = { addedAtMs: at, expiresAtMs: yearsEnd(at, months) };
    world.ddosOrders.put(name, { name, productId: String(wire.productId), ...dates, held: "", saleId });
    return {};
  },
};
