import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { SPECIAL_PARTS, STAFF_PARTS } from "./special-parts";
import errors from "./zh/errors.json";
import search from "./zh/search.json";
import shell from "./zh/shell.json";
import ui from "./zh/ui.json";

/** Contracts whose forms are in the back office alone. */
const OF_STAFF =
  /(admin|catalogue|cost|rule|suffix|staff)-contract\.ts$|^lib\/(settings|approvals|statements|gateways)\//;
/** Pages of the shop send what is typed unchecked: docs/decisions/public-pages-without-schemas.md. */
const WITHOUT_SCHEMA = /^lib\/(carts|orders|product-lines)\//;
/** Parts that the pages with such forms name: registrants, a service's own page, a ticket's, fapiao, payouts and a domain's records. */
const NAMED_BY_PAGE = ["registrants", "services", "orders", "tickets", "points", "fapiao", "payouts", "zones"];
/** A schema's own check: `.refine(…, "payments.amount_min")`, `z.email("email.format")`, `message: "pricing.years_order"`. */
const CHECK = /(?:,\s*|\.\w+\(|message: )"([a-z_]+)\.[a-z_.]+"(?=,?\s*[)}])/g;

function checkedParts(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(CHECK)].map(([, part = ""]) => part);
}

const contracts = readdirSync("lib", { recursive: true, encoding: "utf8" })
  .map((path) => join("lib", path))
  .filter((path) => /(contract|form)\.ts$/.test(path));

it("every error that a form finds before it is sent has its sentence on the page", () => {
  const found = contracts.flatMap((path) => checkedParts(path).map((part) => ({ path, part })));
  expect(found.length).toBeGreaterThan(10);
  const missing = found.filter(
    ({ path, part }) =>
      SPECIAL_PARTS.errors?.includes(part) &&
      !WITHOUT_SCHEMA.test(path) &&
      !(OF_STAFF.test(path) && STAFF_PARTS.includes(`errors.${part}`)) &&
      !NAMED_BY_PAGE.includes(part),
  );
  expect(missing).toEqual([]);
});

it("the special parts are parts of their namespaces", () => {
  const namespaces: Record<string, object> = { errors, shell, search, ui };
  expect(Object.keys(SPECIAL_PARTS).sort()).toEqual(Object.keys(namespaces).sort());
  for (const [name, parts] of Object.entries(SPECIAL_PARTS))
    expect(parts.filter((part) => !(part in (namespaces[name] ?? {})))).toEqual([]);
});
