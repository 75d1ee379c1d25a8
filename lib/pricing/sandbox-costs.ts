/**
 * What the sandbox charges for things without a price endpoint, as a new shop's cost table, so that it can sell them before
 * anybody enters a real contract's figures. Fen. A test holds them against the sandbox.
 */
const database = (engine: string, first: number, further: number, places: Readonly<Record<string, number>>) =>
  Object.entries(places).flatMap(([place, percent]) => [
    { line: "database", key: `${engine}.${place}.first`, costFen: BigInt((first * percent) / 100) },
    { line: "database", key: `${engine}.${place}.further`, costFen: BigInt((further * percent) / 100) },
  ]);

const ONE_LINE = { china_telecom: 100 };
const WITH_HONG_KONG = { ...ONE_LINE, china_dual: 130, hong_kong: 150 };
const EVERYWHERE = { ...WITH_HONG_KONG, usa: 120 };

export const sandboxCosts: readonly { line: string; key: string; costFen: bigint }[] = [
  ...database("mysql_4_1", 6_000, 3_000, ONE_LINE),
  ...database("mysql_5_0", 8_000, 4_000, EVERYWHERE),
  ...database("mssql_2000", 10_000, 6_000, ONE_LINE),
  ...database("mssql_2005", 12_000, 7_000, WITH_HONG_KONG),
  ...database("mssql_2008", 15_000, 8_000, EVERYWHERE),
  { line: "cloud", key: "address.1", costFen: 3_000n },
  { line: "cloud", key: "address.2", costFen: 3_900n },
  { line: "cloud", key: "address.3", costFen: 4_200n },
  { line: "cloud", key: "address.4", costFen: 3_600n },
  { line: "mail", key: "mailbox.global.standard", costFen: 4_000n },
  { line: "mail", key: "mailbox.global.business", costFen: 7_000n },
  { line: "mail", key: "mailbox.cheng.standard", costFen: 3_000n },
  { line: "mail", key: "mailbox.cheng.business", costFen: 6_000n },
  { line: "mail", key: "administrator.cheng", costFen: 10_000n },
];
