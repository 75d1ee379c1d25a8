import { startRegistration } from "@/sandbox/chapters/domains/registration";
import { readName } from "@/sandbox/world/names";
import { findSuffix } from "@/sandbox/world/suffixes";
import { DEMO_PASSWORD, type DemoLine, demoYears } from "./line";

export const demoDomains: DemoLine = {
  rowsOf: ({ domains }) => domains,
  costFen(world, { wire }, months, renewal) {
    const suffix = findSuffix(world, String(wire.suffix));
    if (!suffix) throw new Error(`no suffix ${wire.suffix}`);
    return (renewal ? suffix.renewFen : suffix.registerFen) * demoYears(months);
  },
  put(world, _product, { name, months, contactId, saleId, by }) {
    const known = readName(name);
    const suffix = known && findSuffix(world, known.suffix);
    if (!suffix) throw new Error(`no domain name: ${name}`);
    const order = { of: known, suffix, contactId, years: months / 12, password: DEMO_PASSWORD, dns: [], saleId, by };
    startRegistration(world, order);
    return { password: DEMO_PASSWORD };
  },
  moveStart({ domains }, name, atMs) {
    const row = domains.get(name);
    if (row) domains.put(name, { ...row, registeredAtMs: atMs });
  },
};
