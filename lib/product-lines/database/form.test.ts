import { describe, expect, it } from "vitest";
import { costOfRest } from "../cost-of-rest";
import { type Config, checkFields, initialOf, settleDraft } from "../form";
import { passwordFaults, proposePassword } from "../password-rule";
import { type DatabaseOptions, databaseForm, databasePassword, databaseUpgradeForm } from "./form";
import { databaseLine } from "./line";
import { databaseCostRows, databaseYearCost } from "./quote";

const product = (engine: string, location: string, line: string, sizeMb: number) => ({
  engine,
  location,
  line,
  sizeMb,
  charsets: engine.startsWith("mysql") ? ["utf8", "gbk"] : [],
});

const options: DatabaseOptions = [
  ...[50, 100, 300].map((sizeMb) => product("mysql_5_0", "china", "telecom", sizeMb)),
  ...[50, 100].map((sizeMb) => product("mysql_5_0", "china", "dual", sizeMb)),
  product("mysql_5_0", "usa", "", 100),
  ...[100, 1000].map((sizeMb) => product("mssql_2008", "hong_kong", "", sizeMb)),
];

const fieldsOf = (draft: Config) => databaseForm.fields(options, draft);
const choicesOf = (draft: Config, id: string) => {
  const field = fieldsOf(draft).find((one) => one.id === id);
  if (field?.kind === "choice") return field.choices.map(({ value }) => value);
  return field?.kind === "amount" ? [...(field.values ?? [])] : null;
};

describe("the order form of databases", () => {
  it("offers only what is sold together", () => {
    expect(choicesOf({}, "engine")).toEqual(["mysql_5_0", "mssql_2008"]);
    expect(choicesOf({ engine: "mysql_5_0" }, "location")).toEqual(["china", "usa"]);
    expect(choicesOf({ engine: "mysql_5_0", location: "china" }, "line")).toEqual(["telecom", "dual"]);
    expect(choicesOf({ engine: "mysql_5_0", location: "usa" }, "line")).toBeNull();
    expect(choicesOf({ engine: "mysql_5_0", location: "china", line: "dual" }, "sizeMb")).toEqual([50, 100]);
    expect(choicesOf({ engine: "mssql_2008" }, "location")).toEqual(["hong_kong"]);
    expect(choicesOf({ engine: "mssql_2008" }, "charset")).toBeNull();
  });

  it("keeps what still fits when the engine changes, and every settled draft is one that is sold", () => {
    const start = settleDraft(fieldsOf, { engine: "mysql_5_0", location: "china", line: "telecom", sizeMb: 300 });
    expect(start).toMatchObject({ engine: "mysql_5_0", location: "china", line: "telecom", sizeMb: 300 });
    const moved = settleDraft(fieldsOf, { ...start, engine: "mssql_2008" });
    expect(moved).toMatchObject({ engine: "mssql_2008", location: "hong_kong", sizeMb: 100 });
    for (const engine of ["mysql_5_0", "mssql_2008"]) {
      for (const location of ["china", "hong_kong", "usa"]) {
        for (const line of ["telecom", "dual"]) {
          for (const sizeMb of [50, 300, 1000]) {
            const settled = settleDraft(fieldsOf, { engine, location, line, sizeMb });
            expect(
              options.some(
                (one) =>
                  one.engine === settled.engine &&
                  one.location === settled.location &&
                  one.line === (settled.line ?? "") &&
                  one.sizeMb === settled.sizeMb,
              ),
            ).toBe(true);
          }
        }
      }
    }
  });

  it("refuses what was not offered, and names the upstream would refuse", () => {
    const good = { ...settleDraft(fieldsOf, {}), dbname: "teashop1" };
    expect(checkFields(fieldsOf(good), good).faults).toEqual({});
    const check = (change: Config) => checkFields(fieldsOf({ ...good, ...change }), { ...good, ...change }).faults;
    expect(check({ sizeMb: 150 })).toEqual({ sizeMb: "amount" });
    expect(check({ dbname: "1teashop" })).toEqual({ dbname: "pattern" });
    expect(check({ dbname: "tea" })).toEqual({ dbname: "pattern" });
    expect(check({ password: "1abcdef" })).toEqual({ password: "password" });
    expect(passwordFaults(databasePassword, proposePassword(databasePassword))).toEqual([]);
    expect(initialOf({ id: "x", kind: "password", rule: databasePassword })).toMatch(/^[A-Za-z][A-Za-z0-9]{13}$/);
  });
});

describe("the upgrade form of databases", () => {
  const current = { engine: "mysql_5_0", location: "china", line: "telecom", sizeMb: 100 };
  const larger = [150, 200].map((sizeMb) => ({ ...current, sizeMb }));

  it("begins with the present configuration and offers larger sizes", () => {
    expect(settleDraft((draft) => databaseUpgradeForm.fields(larger, draft, current), {})).toEqual({ sizeMb: 100 });
    const [size] = databaseUpgradeForm.fields(larger, {}, current);
    expect(size).toMatchObject({ values: [100, 150, 200] });
    const elsewhere = larger.map((one) => ({ ...one, location: "usa", line: "" }));
    expect(databaseUpgradeForm.fields(elsewhere, {}, current)[0]).toMatchObject({ values: [100] });
  });

  it("offers a newer engine where there is one", () => {
    const old = { ...current, engine: "mysql_4_1" };
    const fields = databaseUpgradeForm.fields([...larger, current], {}, old);
    expect(fields[0]).toMatchObject({ id: "engine", initial: "mysql_4_1" });
  });
});

it("a database that was paused has the status paused, whatever the upstream shows", () => {
  expect(databaseLine.statusOf?.({ paused: true })).toBe("paused");
  expect(databaseLine.statusOf?.({ paused: false })).toBeNull();
});

describe("costs that staff keep", () => {
  const costs = (key: string) => (key.endsWith(".first") ? 8_000n : key.endsWith(".further") ? 4_000n : null);

  it("give the yearly cost of any size, and none where they are not entered", () => {
    const config = { engine: "mysql_5_0", location: "china", line: "dual", sizeMb: 250 };
    expect(databaseYearCost(config, costs)).toBe(24_000n);
    expect(databaseYearCost(config, (key) => (key === "mysql_5_0.china_dual.first" ? 1n : null))).toBeNull();
    expect(databaseCostRows.map(({ key }) => key)).toContain("mssql_2005.hong_kong.further");
  });

  it("of an upgrade are the difference for the remaining days, rounded up", () => {
    const now = new Date("2026-11-25T00:00:00Z");
    expect(costOfRest(8_000n, 12_000n, new Date("2027-11-25T00:00:00Z"), now)).toBe(4_000n);
    expect(costOfRest(8_000n, 12_000n, new Date("2026-11-26T12:00:00Z"), now)).toBe(22n); // 4000 × 2 / 365
    expect(costOfRest(12_000n, 8_000n, new Date("2027-11-25T00:00:00Z"), now)).toBe(0n);
  });
});
