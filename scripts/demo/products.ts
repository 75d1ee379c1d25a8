import type { Config } from "@/lib/product-lines/form";
import type { Dice } from "./dice";

export type DemoProductLine =
  | "domain"
  | "hosting"
  | "cloud"
  | "database"
  | "mail"
  | "cdn"
  | "ddos"
  | "baidu"
  | "aliyun"
  | "site"
  | "qituibao"
  | "soukeyi";

/** What is bought: in the words of the shop's forms, and in the upstream's own (`wire`). */
export interface DemoProduct {
  productLine: DemoProductLine;
  config: Config;
  wire: Record<string, string | number>;
  /** The configuration in words, as an order keeps it. */
  details: { zh: string; en: string } | null;
}

const product = (
  productLine: DemoProductLine,
  config: Config,
  wire: DemoProduct["wire"],
  zh = "",
  en = "",
): DemoProduct => ({
  ...{ productLine, config, wire },
  details: zh === "" ? null : { zh, en },
});

export const domainOf = (suffix: string): DemoProduct => product("domain", { personalName: false }, { suffix });

export const aHost = product(
  "hosting",
  { location: "china", kind: "standard", line: "telecom", sizeMb: 500 },
  { kind: "bz", units: 5, line: "dx", location: "cn" },
  "中国大陆，标准型，电信，500 MB",
  "Mainland China, Standard, China Telecom, 500 MB",
);
const hosts: readonly DemoProduct[] = [
  aHost,
  product(
    "hosting",
    { location: "china", kind: "linux", line: "dual", sizeMb: 1_000 },
    { kind: "lin", units: 10, line: "sx", location: "cn" },
    "中国大陆，Linux 主机，双线，1000 MB",
    "Mainland China, Linux, Dual line, 1000 MB",
  ),
  product(
    "hosting",
    { location: "hong_kong", kind: "linux", sizeMb: 500 },
    { kind: "lin", units: 5, line: "", location: "hk" },
    "中国香港，Linux 主机，500 MB",
    "Hong Kong, Linux, 500 MB",
  ),
];

const server = (room: string, cpu: number, ramGb: number, diskGb: number, bandwidthMbps: number) =>
  product(
    "cloud",
    { room, cpu, ramGb, diskGb, bandwidthMbps, family: "linux", system: "Debian-12_64" },
    { place: room, cpu, ramMb: ramGb * 1_024, diskGb, bandwidthMbps, os: "Debian-12_64" },
    `${cpu} 核，${ramGb} GB，${diskGb} GB，${bandwidthMbps} Mbps，Linux`,
    `${cpu} ${cpu === 1 ? "core" : "cores"}, ${ramGb} GB, ${diskGb} GB, ${bandwidthMbps} Mbps, Linux`,
  );
export const aServer = server("3", 1, 1, 50, 1);

const ofCloud = { location: "1", family: "linux", system: "m-DeBiAn12" };
export const aBaiduServer = product(
  "baidu",
  { ...ofCloud, cpu: 2, ramGb: 4, bandwidthMbps: 3, dataDisks: 1, disk1: "ssd", disk1Gb: 50 },
  { cores: 2, memoryGb: 4, mbps: 3, dataGb: 50 },
  "华北-北京，2 核，4 GB，3 Mbps，1 块数据盘，SSD 云磁盘，50 GB，Linux，Debian 12 64位",
  "North China Beijing, 2 cores, 4 GB, 3 Mbps, 1 data disk, SSD, 50 GB, Linux, Debian 12, 64-bit",
);
const instance = { instance: "10-10004813", cpu: 1, ramGb: 2, systemDisk: "efficient", systemDiskGb: 40 };
export const anAliyunServer = product(
  "aliyun",
  { ...ofCloud, ...instance, bandwidthMbps: 2, dataDisks: 0 },
  { cores: 1, memoryGb: 2, mbps: 2, instanceKind: "10", instanceId: "10004813", systemGb: 40 },
  "华东1(杭州)，1 核，2 GB，规格 10-10004813，2 Mbps，高效云盘，40 GB，不加数据盘，Linux，Debian 12 64位",
  "East China 1 (Hangzhou), 1 core, 2 GB, Instance 10-10004813, 2 Mbps, Ultra disk, 40 GB, No data disk, Linux, Debian 12, 64-bit",
);
const servers: readonly DemoProduct[] = [
  aServer,
  server("3", 2, 2, 50, 2),
  server("1", 1, 2, 50, 2),
  server("2", 2, 4, 100, 3),
  aBaiduServer,
  anAliyunServer,
];

/** Servers are sold by the month, and the upstream makes their names. */
export const isDemoServer = ({ productLine }: Pick<DemoProduct, "productLine">): boolean =>
  productLine === "cloud" || productLine === "baidu" || productLine === "aliyun";

export const aDatabase = product(
  "database",
  { engine: "mysql_5_0", location: "china", line: "telecom", sizeMb: 100, charset: "utf8" },
  { engine: "2", units: 2, line: "dx", location: "cn" },
  "MySQL 5.0，中国大陆，电信，100 MB",
  "MySQL 5.0, Mainland China, China Telecom, 100 MB",
);
const databases: readonly DemoProduct[] = [
  aDatabase,
  product(
    "database",
    { engine: "mysql_5_0", location: "hong_kong", sizeMb: 200, charset: "utf8" },
    { engine: "2", units: 4, line: "", location: "hk" },
    "MySQL 5.0，中国香港，200 MB",
    "MySQL 5.0, Hong Kong, 200 MB",
  ),
];

const mail = (mailboxes: number, edition: "standard" | "business") =>
  product(
    "mail",
    { kind: "cheng", edition, mailboxes },
    { kind: "1", edition: edition === "standard" ? "m" : "g", mailboxes, administrators: 1 },
    `橙邮，${edition === "standard" ? "企业版" : "商务版"}，${mailboxes} 个邮箱`,
    `Cheng mail, ${edition === "standard" ? "Standard" : "Business"}, ${mailboxes} mailboxes`,
  );
export const aMail = mail(5, "standard");
const mails: readonly DemoProduct[] = [aMail, mail(10, "standard"), mail(10, "business")];

/** Imported only: nobody orders these in the history. */
export const aCdn = product("cdn", { unit: "terabytes", terabytes: 1 }, { unit: "T", base: 1 }, "1 TB", "1 TB");
export const aProtection = product(
  "ddos",
  { kind: "cdn_protection", product: "10004575_cdn_gf_50" },
  { productId: "10004575" },
  "云 CDN 防护 50G",
  "Cloud CDN protection 50G",
);
const site = (edition: "basic" | "standard", template: string, zh: string, en: string) =>
  product(
    "site",
    {
      ...{ edition, versions: "desktop", category: template.slice(2, 3) === "0" ? "1" : "2", template },
      ...{ location: "shanghai", language: "simplified_chinese" },
    },
    { edition: edition === "basic" ? "pro" : "ulti", terminal: "pc", templateId: template, location: "sh" },
    zh,
    en,
  );
export const aSite = site(
  "basic",
  "3001",
  "基础版，电脑版，商业，business-1，上海，简体中文",
  "Basic, Desktop, Business, business-1, Shanghai, Simplified Chinese",
);
const sites: readonly DemoProduct[] = [
  aSite,
  site(
    "standard",
    "3013",
    "标准版，电脑版，宠物，pets-3，上海，简体中文",
    "Standard, Desktop, Pets, pets-3, Shanghai, Simplified Chinese",
  ),
];
const promoted = {
  ...{ company: "杭州青禾茶业有限公司", domain: "qinghetea.com", keyword: "茶具定制", secondKeyword: "绿茶" },
  ...{ generalKeyword: "绿茶多少钱一斤", regionalKeyword: "杭州茶具定制" },
};
/** Both are imported only, so nothing of their orders is worded. */
export const aPromotion = product(
  "qituibao",
  { family: "promotion", edition: "promotion_entry", room: "shanghai", ...promoted },
  {
    ...{ prd: "4", place: "1", account: "", mobile: "", email: "", telephone: "", linkman: "" },
    ...{ company: promoted.company, domain: promoted.domain, keyword: promoted.keyword },
    ...{
      secKeyword: promoted.secondKeyword,
      longWord: promoted.generalKeyword,
      cityLongWord: promoted.regionalKeyword,
    },
  },
);
export const aSoukeyi = product("soukeyi", { edition: "baidu" }, { prd: "1", account: "u90001" });

const SUFFIXES = [".com", ".com", ".com", ".cn", ".cn", ".com.cn", ".net", ".shop", ".top", ".xyz", ".vip", ".tech"];

/** What a customer orders, by how often each is ordered. */
export function anyProduct(dice: Dice): DemoProduct {
  const share = dice.next();
  if (share < 0.58) return domainOf(dice.pick(SUFFIXES));
  if (share < 0.74) return dice.pick(hosts);
  if (share < 0.87) return dice.pick(servers);
  if (share < 0.94) return dice.pick(databases);
  if (share < 0.96) return dice.pick(sites);
  return dice.pick(mails);
}

/** The terms that are ordered, in months. */
export function termOf(product: DemoProduct, dice: Dice): number {
  if (isDemoServer(product)) return dice.pick([1, 1, 3, 3, 12]);
  return dice.pick([12, 12, 12, 12, 24, 36]);
}

/** Servers are renewed for several months at times: by the month alone, most orders of the demo would be their renewals. */
export const renewalOf = (product: DemoProduct, dice: Dice): number =>
  isDemoServer(product) ? dice.pick([1, 3, 3]) : 12;
