/**
 * What the sandbox charges for products without a price endpoint, as a new shop's cost table, so that it can sell them before
 * anybody enters a real contract's figures. Fen. A test holds them against the sandbox.
 */
const database = (engine: string, first: number, further: number, places: Readonly<Record<string, number>>) =>
  Object.entries(places).flatMap(([place, percent]) => [
    { productLine: "database", key: `${engine}.${place}.first`, costFen: BigInt((first * percent) / 100) },
    { productLine: "database", key: `${engine}.${place}.further`, costFen: BigInt((further * percent) / 100) },
  ]);

const ONE_LINE = { china_telecom: 100 };
const WITH_HONG_KONG = { ...ONE_LINE, china_dual: 130, hong_kong: 150 };
const EVERYWHERE = { ...WITH_HONG_KONG, usa: 120 };

/** Yuan a year of a standard host by MB; other kinds and places cost a share of it, in whole yuan. */
const HOST_YUAN = { 200: 136, 300: 176, 500: 236, 800: 336, 1000: 396, 2000: 696, 5000: 1_396 };
const hosting = (kind: string, location: string, percent: number) =>
  Object.entries(HOST_YUAN).map(([sizeMb, yuan]) => ({
    productLine: "hosting",
    key: `${kind}.${location}.${sizeMb}`,
    costFen: BigInt(Math.ceil((yuan * percent) / 100)) * 100n,
  }));

/** A year of each edition. */
const editions = (productLine: string, years: Readonly<Record<string, bigint>>) =>
  Object.entries(years).map(([edition, costFen]) => ({ productLine, key: `edition.${edition}`, costFen }));

export const sandboxCosts: readonly { productLine: string; key: string; costFen: bigint }[] = [
  ...database("mysql_4_1", 6_000, 3_000, ONE_LINE),
  ...database("mysql_5_0", 8_000, 4_000, EVERYWHERE),
  ...database("mssql_2000", 10_000, 6_000, ONE_LINE),
  ...database("mssql_2005", 12_000, 7_000, WITH_HONG_KONG),
  ...database("mssql_2008", 15_000, 8_000, EVERYWHERE),
  ...hosting("own_ip", "china", 264),
  ...hosting("cloud_own_ip", "china", 240),
  ...hosting("windows_bgp", "china", 364),
  ...hosting("linux_bgp", "china", 350),
  ...hosting("protected", "china", 480),
  ...hosting("cloud_standard", "baidu", 156),
  ...hosting("cloud_linux", "baidu", 150),
  ...hosting("standard", "central_china", 105),
  ...hosting("linux", "central_china", 99.75),
  { productLine: "cloud", key: "address.1", costFen: 3_000n },
  { productLine: "cloud", key: "address.2", costFen: 3_900n },
  { productLine: "cloud", key: "address.3", costFen: 4_200n },
  { productLine: "cloud", key: "address.4", costFen: 3_600n },
  { productLine: "mail", key: "mailbox.global.standard", costFen: 4_000n },
  { productLine: "mail", key: "mailbox.global.business", costFen: 7_000n },
  { productLine: "mail", key: "mailbox.cheng.standard", costFen: 3_000n },
  { productLine: "mail", key: "mailbox.cheng.business", costFen: 6_000n },
  { productLine: "mail", key: "administrator.cheng", costFen: 10_000n },
  { productLine: "mailing", key: "points.1000", costFen: 4_000n },
  { productLine: "mailing", key: "points.10000", costFen: 30_000n },
  { productLine: "mailing", key: "points.30000", costFen: 80_000n },
  { productLine: "mailing", key: "points.50000", costFen: 120_000n },
  { productLine: "mailing", key: "points.100000", costFen: 200_000n },
  { productLine: "sms", key: "points.1000", costFen: 8_000n },
  { productLine: "sms", key: "points.3000", costFen: 22_000n },
  { productLine: "sms", key: "points.10000", costFen: 70_000n },
  { productLine: "sms", key: "points.30000", costFen: 200_000n },
  { productLine: "sms", key: "points.50000", costFen: 320_000n },
  { productLine: "sms", key: "points.100000", costFen: 600_000n },
  { productLine: "cdn", key: "gigabyte.month", costFen: 30n },
  { productLine: "cdn", key: "gigabyte.half_year", costFen: 165n },
  { productLine: "cdn", key: "gigabyte.year", costFen: 300n },
  { productLine: "cdn", key: "terabyte.month", costFen: 20_000n },
  { productLine: "cdn", key: "terabyte.half_year", costFen: 110_000n },
  { productLine: "cdn", key: "terabyte.year", costFen: 200_000n },
  ...editions("qituibao", {
    trade_entry: 98_000n,
    trade_standard: 198_000n,
    trade_flagship: 298_000n,
    promotion_entry: 168_000n,
    promotion_standard: 268_000n,
    all_round_entry: 238_000n,
    all_round_standard: 398_000n,
    all_round_flagship: 598_000n,
  }),
  ...editions("soukeyi", { baidu: 88_000n, google: 98_000n, baidu_google: 158_000n }),
  { productLine: "site", key: "year.micro_shop", costFen: 90_000n },
  { productLine: "site", key: "year.mini_program_standard", costFen: 120_000n },
  { productLine: "site", key: "year.mini_program_marketing", costFen: 220_000n },
];
