import type { EndpointId } from "../manual/all";
import type { Bench, Provocation } from "./bench";

type Params = Record<string, string>;

export const tradeOrder: Params = {
  prd: "1",
  term: "1",
  termtype: "5",
  companyname: "上海美橙科技信息发展有限公司",
  mobile: "12345678911",
  email: "help@cndns.com",
  place: "1",
};
export const promotionOrder: Params = {
  prd: "4",
  term: "1",
  companyname: "上海橙子有限公司",
  place: "2",
  domain: "orange.example.com",
  keyword: "橙子",
  secKeyword: "水果",
  longWord: "橙子批发",
  cityLongWord: "上海橙子",
};

/** @returns the order's name. */
export async function buyQituibao(bench: Bench, order: Params = tradeOrder): Promise<string> {
  const answer = await bench.call("qituibao.createorder", order);
  if (answer.code) throw new Error(`qituibao: ${answer.message}`);
  const row = answer.message as Params;
  return row.s_nme ?? row.y_nme ?? "";
}

/** @returns the order's name. */
export async function buySoukeyi(bench: Bench, change: Params = {}): Promise<string> {
  const answer = await bench.call("soukeyi.createorder", { prd: "1", term: "1", ...change });
  const [row] = answer.message as Params[];
  if (answer.code || !row?.s_nme) throw new Error(`soukeyi: ${answer.message}`);
  return row.s_nme;
}

const noUsername = (id: EndpointId): Provocation => ["no username", (bench) => bench.call(id, {}, { username: "" })];
const plain = (id: EndpointId, how: string, params: Params = {}): Provocation => [
  how,
  (bench) => bench.call(id, params),
];
const FOREIGN = "an nme that is not ours, or expired for over 30 days";
const FAULT = "an internal failure: plant a `code` fault";

const ordering = (how: string, change: Params): Provocation => [
  how,
  (bench) => bench.call("qituibao.createorder", { ...tradeOrder, ...change }),
];
const onQituibao = (id: EndpointId, how: string, params: Params): Provocation => [
  how,
  async (bench) => bench.call(id, { nme: await buyQituibao(bench), ...params }),
];
const onSoukeyi = (id: EndpointId, how: string, params: Params): Provocation => [
  how,
  async (bench) => bench.call(id, { nme: await buySoukeyi(bench), ...params }),
];
const reading = (id: EndpointId, param: string, bad: Params, how: string) => ({
  "10012": plain(id, `no ${param}`),
  "10014": noUsername(id),
  "10025": plain(id, how, bad),
});

/** 十五、企推宝. */
export const qituibaoCodes = {
  "qituibao.createorder": {
    "10012": ordering("no prd, term or companyname, or what the edition wants", { email: "" }),
    "10014": noUsername("qituibao.createorder"),
    "21001": FAULT,
    "10049": ordering("a companyname with taken, or of another order", { companyname: "taken 公司" }),
    "10050": ordering("a malformed mobile, with taken, or of another order", { mobile: "123" }),
    "10051": ordering("a malformed email, with taken, or of another order", { email: "nobody" }),
    "21005": ordering("prd, term or place outside their tables (there is no room 5)", { place: "5" }),
    "10042": ordering("signature with an unknown coupon", { signature: "NOSUCHCOUPON" }),
    "10043": ordering("signature SPENTCOUPON1", { signature: "SPENTCOUPON1" }),
    "10046": ordering("voucherid with an unknown voucher", { voucherid: "NOSUCHVOUCHER" }),
  },
  "qituibao.reneworder": {
    "10014": noUsername("qituibao.reneworder"),
    "10015": plain("qituibao.reneworder", "no nme", { term: "1" }),
    "10016": onQituibao("qituibao.reneworder", "term outside 1-10", { term: "11" }),
    "13010": plain("qituibao.reneworder", FOREIGN, { nme: "qtb1", term: "1" }),
  },
  "qituibao.UpgradeOrder": {
    "10014": noUsername("qituibao.UpgradeOrder"),
    "10025": plain("qituibao.UpgradeOrder", FOREIGN, { nme: "qtb1", newprd: "3" }),
    "14101": onQituibao("qituibao.UpgradeOrder", "newprd that getUpgradeList lacks", { newprd: "1" }),
  },
  "qituibao.getDetails": {
    "10012": plain("qituibao.getDetails", "no nme"),
    "10025": plain("qituibao.getDetails", FOREIGN, { nme: "qtb1" }),
  },
  "qituibao.getUpgradeList": reading("qituibao.getUpgradeList", "nme", { nme: "qtb1" }, FOREIGN),
  "qituibao.checkKeyword": reading(
    "qituibao.checkKeyword",
    "keyword",
    { keyword: "橙".repeat(41) },
    "a keyword of more than 40 signs",
  ),
  "qituibao.CheckDomain": reading("qituibao.CheckDomain", "dmoain", { dmoain: "no name" }, "a malformed domain"),
} satisfies Record<string, Record<string, Provocation>>;

const buying = (how: string, change: Params): Provocation => [
  how,
  (bench) => bench.call("soukeyi.createorder", { prd: "1", term: "1", ...change }),
];

/** 十六、搜客易. */
export const soukeyiCodes = {
  "soukeyi.createorder": {
    "10012": buying("no prd or term", { prd: "" }),
    "10014": noUsername("soukeyi.createorder"),
    "10042": buying("signature with an unknown coupon", { signature: "NOSUCHCOUPON" }),
    "10043": buying("signature SPENTCOUPON1", { signature: "SPENTCOUPON1" }),
    "10046": buying("voucherid with an unknown voucher", { voucherid: "NOSUCHVOUCHER" }),
  },
  "soukeyi.RenewOrder": {
    "10012": onSoukeyi("soukeyi.RenewOrder", "no term", {}),
    "10014": noUsername("soukeyi.RenewOrder"),
    "21101": plain("soukeyi.RenewOrder", "an nme with other signs", { nme: "a b", term: "1" }),
    "10025": plain("soukeyi.RenewOrder", FOREIGN, { nme: "sky1", term: "1" }),
  },
  "soukeyi.UpgradeOrder": {
    "10012": onSoukeyi("soukeyi.UpgradeOrder", "no newprd", {}),
    "10014": noUsername("soukeyi.UpgradeOrder"),
    "10025": plain("soukeyi.UpgradeOrder", FOREIGN, { nme: "sky1", newprd: "3" }),
  },
  "soukeyi.getDetails": reading("soukeyi.getDetails", "nme", { nme: "sky1" }, FOREIGN),
  "soukeyi.getUpdatelist": {
    ...reading("soukeyi.getUpdatelist", "nme", { nme: "sky1" }, FOREIGN),
    "20002": plain("soukeyi.getUpdatelist", "an nme with other signs", { nme: "a b" }),
  },
} satisfies Record<string, Record<string, Provocation>>;
