import type { DemoProductLine } from "../products";
import { demoCdns } from "./cdn";
import { demoCloudServers } from "./cloud";
import { demoDatabases } from "./database";
import { demoProtections } from "./ddos";
import { demoDomains } from "./domain";
import { demoHosts } from "./hosting";
import type { DemoLine } from "./line";
import { demoMails } from "./mail";
import { demoQituibao, demoSoukeyi } from "./promotion";
import { demoAliyun, demoBaidu } from "./servers";
import { demoSites } from "./site";

/** The product lines whose products the demo has. */
export const demoLines: Readonly<Record<DemoProductLine, DemoLine>> = {
  domain: demoDomains,
  hosting: demoHosts,
  cloud: demoCloudServers,
  database: demoDatabases,
  mail: demoMails,
  cdn: demoCdns,
  ddos: demoProtections,
  baidu: demoBaidu,
  aliyun: demoAliyun,
  site: demoSites,
  qituibao: demoQituibao,
  soukeyi: demoSoukeyi,
};
