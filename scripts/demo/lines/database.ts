import { openDatabase } from "@/sandbox/chapters/database/find-database";
import { databaseYearFen } from "@/sandbox/chapters/database/products";
import type { DatabaseConfiguration } from "@/sandbox/chapters/database/rows";
import type { DemoProduct } from "../products";
import { DEMO_PASSWORD, type DemoLine, demoYears, yearsEnd } from "./line";

const databaseOf = ({ wire }: DemoProduct) => wire as unknown as DatabaseConfiguration;

export const demoDatabases: DemoLine = {
  rowsOf: ({ databases }) => databases,
  costFen: (_world, product, months) => databaseYearFen(databaseOf(product)) * demoYears(months),
  // The upstream puts its own letters before the name.
  nameOf: (chosen) => `sq_${chosen}`,
  put(world, product, { name, months, saleId }) {
    const rest = { charset: "utf8", expiresAtMs: yearsEnd(world.now(), months), host: "", saleId };
    openDatabase(world, { ...databaseOf(product), name, password: DEMO_PASSWORD, ...rest });
    return { password: DEMO_PASSWORD };
  },
};
