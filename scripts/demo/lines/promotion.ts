import { qituibaoYearFen } from "@/sandbox/chapters/promotion/qituibao";
import type { Qituibao, Soukeyi } from "@/sandbox/chapters/promotion/rows";
import { soukeyiYearFen } from "@/sandbox/chapters/promotion/soukeyi";
import type { World } from "@/sandbox/world/world";
import type { DemoProduct } from "../products";
import { DEMO_PASSWORD, type DemoLine, type DemoOpening, demoYears, yearsEnd } from "./line";

const qituibaoOf = ({ wire }: DemoProduct) => wire as unknown as Qituibao;
const soukeyiOf = ({ wire }: DemoProduct) => wire as unknown as Soukeyi;

function termOf(world: World, { name, months }: DemoOpening) {
  const openedAtMs = world.now();
  const expiresAtMs = yearsEnd(openedAtMs, months);
  return { name, password: DEMO_PASSWORD, years: months / 12, openedAtMs, expiresAtMs };
}

export const demoQituibao: DemoLine = {
  rowsOf: ({ qituibao }) => qituibao,
  costFen: (_world, product, months) => qituibaoYearFen(qituibaoOf(product).prd) * demoYears(months),
  put(world, product, opening) {
    world.qituibao.put(opening.name, { ...qituibaoOf(product), ...termOf(world, opening) });
    return { password: DEMO_PASSWORD };
  },
};

export const demoSoukeyi: DemoLine = {
  rowsOf: ({ soukeyi }) => soukeyi,
  costFen: (_world, product, months) => soukeyiYearFen(soukeyiOf(product).prd) * demoYears(months),
  put(world, product, opening) {
    world.soukeyi.put(opening.name, { ...soukeyiOf(product), ...termOf(world, opening) });
    return { password: DEMO_PASSWORD };
  },
};
