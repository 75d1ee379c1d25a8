import type { DatabaseConfiguration, Engine, Line, Location } from "./rows";

export const charsets = ["utf8", "latin1", "gbk", "gb2312"];

interface Offer {
  /** 50 MB for a year, and each further 50 MB, on the mainland with one line. */
  firstFen: bigint;
  furtherFen: bigint;
  places: readonly (readonly [Location, Line])[];
  units: readonly number[];
}

const SIZES = [1, 2, 3, 4, 5, 6];

/** Prices are the sandbox's own: the manual has none for databases. */
const offers: Readonly<Record<Engine, Offer>> = {
  "1": { firstFen: 6_000n, furtherFen: 3_000n, places: [["cn", "dx"]], units: SIZES },
  "2": {
    firstFen: 8_000n,
    furtherFen: 4_000n,
    places: [
      ["cn", "dx"],
      ["cn", "sx"],
      ["hk", ""],
      ["usa", ""],
    ],
    units: SIZES,
  },
  "3": { firstFen: 10_000n, furtherFen: 6_000n, places: [["cn", "dx"]], units: SIZES },
  "4": {
    firstFen: 12_000n,
    furtherFen: 7_000n,
    places: [
      ["cn", "dx"],
      ["cn", "sx"],
      ["hk", ""],
    ],
    units: SIZES,
  },
  "5": {
    firstFen: 15_000n,
    furtherFen: 8_000n,
    places: [
      ["cn", "dx"],
      ["cn", "sx"],
      ["hk", ""],
      ["usa", ""],
    ],
    units: [...SIZES, 10, 15, 20],
  },
};

export function isMysql(engine: string): boolean {
  return engine === "1" || engine === "2";
}

/** Per cent of the price for the mainland with one line. */
const PLACE_PERCENT: Readonly<Record<string, bigint>> = { "cn dx": 100n, "cn sx": 130n, "hk ": 150n, "usa ": 120n };

/** All products, in the order of the list. */
export const products: readonly DatabaseConfiguration[] = (Object.entries(offers) as [Engine, Offer][]).flatMap(
  ([engine, { places, units: sizes }]) =>
    places.flatMap(([location, line]) => sizes.map((units) => ({ engine, units, line, location }))),
);

export function isEngine(text: string): text is Engine {
  return Object.hasOwn(offers, text);
}

export function sizesOf(engine: Engine): readonly number[] {
  return offers[engine].units;
}

/** What a year costs. */
export function databaseYearFen({ engine, units, line, location }: DatabaseConfiguration): bigint {
  const { firstFen, furtherFen } = offers[engine];
  const percent = PLACE_PERCENT[`${location} ${line}`] ?? 100n;
  return ((firstFen + furtherFen * BigInt(units - 1)) * percent) / 100n;
}

/** Upgrades keep family and place; engine and size are not lower, and one of them is higher. */
export function databaseUpgradesOf(now: DatabaseConfiguration): DatabaseConfiguration[] {
  return products.filter(
    (to) =>
      isMysql(to.engine) === isMysql(now.engine) &&
      to.location === now.location &&
      to.line === now.line &&
      to.engine >= now.engine &&
      to.units >= now.units &&
      (to.engine !== now.engine || to.units !== now.units),
  );
}
