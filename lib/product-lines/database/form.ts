import type { Config, FormField, PurchaseForm, UpgradeForm } from "../form";
import type { PasswordRule } from "../password-rule";
import { yearTerms } from "../term";

/** A database product: an engine at a place, in one size. */
export interface DatabaseProduct {
  engine: string;
  location: string;
  /** The mainland's network; empty elsewhere. */
  line: string;
  sizeMb: number;
  charsets: string[];
}

/** The products that can be bought, as `listDatabaseProducts` returns them. */
export type DatabaseOptions = readonly DatabaseProduct[];

/** 6–16 letters and digits, a letter first (manual 五, 2). */
export const databasePassword: PasswordRule = {
  min: 6,
  max: 16,
  needs: ["letter", "digit"],
  letterFirst: true,
  specials: "",
};

/** In the order in which they are offered: MySQL, which most customers want, with the newer version first. */
const ENGINES = ["mysql_5_0", "mysql_4_1", "mssql_2008", "mssql_2005", "mssql_2000"];
const LOCATIONS = ["china", "hong_kong", "usa"];
const LINES = ["telecom", "dual"];

export const isMysql = (engine: unknown): boolean => String(engine).startsWith("mysql");

const inOrder = (order: readonly string[], found: readonly string[]): string[] =>
  order.filter((value) => found.includes(value));

const differentSizes = (products: readonly { sizeMb: number }[]): number[] =>
  [...new Set(products.map(({ sizeMb }) => sizeMb))].sort((a, b) => a - b);

function sizeField(sizes: readonly number[], initial?: number): FormField {
  return {
    id: "sizeMb",
    kind: "amount",
    unit: "mb",
    values: sizes,
    min: sizes[0] ?? 0,
    max: sizes.at(-1) ?? 0,
    step: 50,
    ...(initial === undefined ? {} : { initial }),
  };
}

/** Engine, place, network and size; each field offers what is sold with the choices before it. */
function fields(options: DatabaseOptions, draft: Config): FormField[] {
  const engines = inOrder(
    ENGINES,
    options.map(({ engine }) => engine),
  );
  const engine = engines.find((one) => one === draft.engine) ?? engines[0] ?? "";
  const ofEngine = options.filter((one) => one.engine === engine);
  const locations = inOrder(
    LOCATIONS,
    ofEngine.map(({ location }) => location),
  );
  const location = locations.find((one) => one === draft.location) ?? locations[0] ?? "";
  const here = ofEngine.filter((one) => one.location === location);
  const networks = inOrder(
    LINES,
    here.map(({ line }) => line),
  );
  const line = networks.find((one) => one === draft.line) ?? networks[0] ?? "";
  const sold = here.filter((one) => one.line === line);
  const charsets = sold[0]?.charsets ?? [];
  return [
    { id: "engine", kind: "choice", as: "radio", choices: engines.map((value) => ({ value, noted: true })) },
    { id: "location", kind: "choice", as: "radio", choices: locations.map((value) => ({ value, noted: true })) },
    ...(networks.length > 0
      ? [
          {
            id: "line",
            kind: "choice" as const,
            as: "segments" as const,
            choices: networks.map((value) => ({ value })),
          },
        ]
      : []),
    sizeField(differentSizes(sold), 100),
    ...(isMysql(engine) && charsets.length > 0
      ? [
          {
            id: "charset",
            kind: "choice" as const,
            as: "segments" as const,
            choices: charsets.map((value) => ({ value })),
            hinted: true,
          },
        ]
      : []),
    { id: "dbname", kind: "name", pattern: "[a-z][a-z0-9]{5,12}", maxLength: 13, hinted: true },
    { id: "password", kind: "password", rule: databasePassword },
  ];
}

export const databaseForm: PurchaseForm<DatabaseOptions> = {
  productLine: "database",
  nameField: "dbname",
  fields,
  terms: () => yearTerms(1, 2, 3, 5),
  title: (config) => String(config.dbname ?? ""),
};

/** What a database can be upgraded to, as `listDatabaseUpgrades` returns it: at the present place and network only. */
export type DatabaseUpgrades = readonly Pick<DatabaseProduct, "engine" | "location" | "line" | "sizeMb">[];

export const databaseUpgradeForm: UpgradeForm<DatabaseUpgrades> = {
  fields(options, draft, current) {
    const here = options.filter(({ location, line }) => location === current.location && line === (current.line ?? ""));
    const engines = inOrder(ENGINES, [...here.map(({ engine }) => engine), String(current.engine)]);
    const engine = engines.find((one) => one === draft.engine) ?? String(current.engine);
    const sizes = differentSizes([
      ...here.filter((one) => one.engine === engine),
      ...(engine === current.engine ? [{ sizeMb: Number(current.sizeMb) }] : []),
    ]);
    return [
      ...(engines.length > 1
        ? [
            {
              id: "engine",
              kind: "choice" as const,
              as: "radio" as const,
              choices: engines.map((value) => ({ value })),
              initial: String(current.engine),
            },
          ]
        : []),
      sizeField(sizes, Number(current.sizeMb)),
    ];
  },
};
