import type { EndpointId } from "../manual/all";
import type { Bench, Provocation } from "./bench";

type Params = Record<string, string>;

export const edmOrder: Params = { lastname: "张", firstname: "三", points: "10000" };
export const smsOrder: Params = {
  ...edmOrder,
  adminname: "张三",
  adminid: "310107198302020011",
  company: "上海美橙互联有限公司",
  yyzz: "91310115000000000X",
  corporation: "李四",
  corporationid: "31010719830202002X",
};

async function buy(bench: Bench, id: "EDM.createorder" | "sms.createorder", order: Params): Promise<string> {
  const answer = await bench.call(id, order);
  if (answer.code) throw new Error(`${id}: ${answer.message}`);
  const [row] = [answer.message].flat() as Params[];
  return row?.account ?? "";
}

/** @returns the account. */
export const buyEdm = (bench: Bench, change: Params = {}) => buy(bench, "EDM.createorder", { ...edmOrder, ...change });
/** Buys an SMS account and waits for its audit unless `audited` is false. @returns the account. */
export async function buySms(bench: Bench, change: Params = {}, audited = true): Promise<string> {
  const account = await buy(bench, "sms.createorder", { ...smsOrder, ...change });
  if (audited) await bench.control.advance(16_000);
  return account;
}

const ordering =
  (id: "EDM.createorder" | "sms.createorder") =>
  (how: string, change: Params): Provocation => [
    how,
    (bench) => bench.call(id, { ...(id === "EDM.createorder" ? edmOrder : smsOrder), ...change }),
  ];
const edm = ordering("EDM.createorder");
const sms = ordering("sms.createorder");
const coupons = (provoke: typeof edm) => ({
  "10042": provoke("signature with an unknown coupon", { signature: "NOSUCHCOUPON" }),
  "10043": provoke("signature SPENTCOUPON1", { signature: "SPENTCOUPON1" }),
  "10046": provoke("voucherid with an unknown voucher", { voucherid: "NOSUCHVOUCHER" }),
});
const noUsername = (id: EndpointId): Provocation => ["no username", (bench) => bench.call(id, {}, { username: "" })];

const onEdm = (id: EndpointId, how: string, params: Params): Provocation => [
  how,
  async (bench) => bench.call(id, { account: await buyEdm(bench), ...params }),
];
const onSms = (id: EndpointId, how: string, params: Params, audited = true, change: Params = {}): Provocation => [
  how,
  async (bench) => bench.call(id, { account: await buySms(bench, change, audited), ...params }),
];
const uncountable = (id: EndpointId, params: Params = {}): Provocation => [
  "an account that can't tell its points (control `points`, countable false)",
  async (bench) => {
    const account = await buyEdm(bench);
    await bench.control.points({ account, product: "edm", countable: false });
    return bench.call(id, { account, ...params });
  },
];
const missing = (id: EndpointId): Provocation => ["no account", (bench) => bench.call(id)];
const NOBODY_EDM = "nobody@edm.example.com";
const FOREIGN = "an account that is not ours";
const FAULT = "an internal failure: plant a `code` fault";
const IN_AUDIT = "an account that is still in its audit";
const PASSWORD = { password: "abc12345!" };

const edmReads = (id: EndpointId) => ({
  "10012": missing(id),
  "10014": noUsername(id),
  "20002": onEdm(id, "an account that is no e-mail address", { account: "nobody" }),
  "10019": onEdm(id, FOREIGN, { account: NOBODY_EDM }),
});
const smsReads = (id: EndpointId) => ({
  "10012": missing(id),
  "10014": noUsername(id),
  "20002": onSms(id, "an account with other signs", { account: "a b" }),
  "10019": onSms(id, FOREIGN, { account: "sms1" }),
});

/** 十三、批量邮 (EDM). */
export const edmCodes = {
  "EDM.createorder": {
    "10012": edm("no lastname, firstname or points", { points: "" }),
    "10014": noUsername("EDM.createorder"),
    "20002": "the account is the upstream's to make, never malformed: plant a `code` fault",
    "20003": "the account is the upstream's to make, never used twice: plant a `code` fault",
    "20004": "the password is the upstream's to make, never malformed: plant a `code` fault",
    "20005": edm("a lastname with other signs", { lastname: "张-" }),
    "20006": edm("a firstname with other signs", { firstname: "三!" }),
    "20007": edm("points that are not on sale (1000 only later)", { points: "1000" }),
    "20008": edm("a firstname with 购买失败", { firstname: "购买失败" }),
    ...coupons(edm),
  },
  "EDM.modifypass": {
    "10012": missing("EDM.modifypass"),
    "10014": noUsername("EDM.modifypass"),
    "20002": onEdm("EDM.modifypass", "an account that is no e-mail address", { ...PASSWORD, account: "nobody" }),
    "10019": onEdm("EDM.modifypass", FOREIGN, { ...PASSWORD, account: NOBODY_EDM }),
    "20004": onEdm("EDM.modifypass", "a password with both braces, or shorter than 6", { password: "a{b}c1!" }),
    "20101": [
      "the password that it has",
      async (bench) => {
        const account = await buyEdm(bench);
        await bench.call("EDM.modifypass", { account, ...PASSWORD });
        return bench.call("EDM.modifypass", { account, ...PASSWORD });
      },
    ],
  },
  "EDM.upoints": {
    "10012": missing("EDM.upoints"),
    "10014": noUsername("EDM.upoints"),
    "10019": onEdm("EDM.upoints", FOREIGN, { points: "1000", account: NOBODY_EDM }),
    "20007": onEdm("EDM.upoints", "points that are not on sale", { points: "999" }),
    "20102": uncountable("EDM.upoints", { points: "1000" }),
  },
  "EDM.getdetail": {
    "10012": missing("EDM.getdetail"),
    "10014": noUsername("EDM.getdetail"),
    "10019": onEdm("EDM.getdetail", FOREIGN, { account: NOBODY_EDM }),
  },
  "EDM.getRestPoints": {
    ...edmReads("EDM.getRestPoints"),
    "20104": uncountable("EDM.getRestPoints"),
    "20103": FAULT,
  },
  "EDM.getLoginURL": { ...edmReads("EDM.getLoginURL"), "20105": uncountable("EDM.getLoginURL") },
} satisfies Record<string, Record<string, Provocation>>;

/** 十四、短信营销 (SMS). */
export const smsCodes = {
  "sms.createorder": {
    "10012": sms("one of the nine required parameters missing", { yyzz: "" }),
    "10014": noUsername("sms.createorder"),
    "21001": FAULT,
    "21002": sms("a lastname with other signs", { lastname: "张-" }),
    "21003": sms("a firstname with other signs", { firstname: "三!" }),
    "21004": sms("points that are not on sale (1000 only later)", { points: "1000" }),
    "21005": sms("a firstname with 购买失败", { firstname: "购买失败" }),
    "21007": sms("an adminname of one sign", { adminname: "张" }),
    "21008": sms("an adminid that is not 15 or 18 digits", { adminid: "123" }),
    "21009": sms("a company with other signs than letters, digits, Chinese, dot and comma", { company: "公司!" }),
    "21010": sms("a yyzz with other signs, or shorter than 6", { yyzz: "123" }),
    "21011": sms("a corporation of one sign", { corporation: "李" }),
    "21012": sms("a corporationid that is not 15 or 18 digits", { corporationid: "123" }),
    ...coupons(sms),
  },
  "SMS.modifypass": {
    "10012": missing("SMS.modifypass"),
    "10014": noUsername("SMS.modifypass"),
    "21101": onSms("SMS.modifypass", "an account with other signs", { ...PASSWORD, account: "a b" }),
    "10019": onSms("SMS.modifypass", "an account that is not ours, or failed its audit", { ...PASSWORD }, true, {
      company: "审核失败公司",
    }),
    "21102": onSms("SMS.modifypass", "a password shorter than 6", { password: "abc" }),
    "21103": onSms("SMS.modifypass", "a password with both braces, or Chinese", { password: "a{b}c1!" }),
    "21104": onSms("SMS.modifypass", IN_AUDIT, PASSWORD, false),
  },
  "sms.upoints": {
    "10012": missing("sms.upoints"),
    "10014": noUsername("sms.upoints"),
    "10019": onSms("sms.upoints", FOREIGN, { points: "1000", account: "sms1" }),
    "21105": onSms("sms.upoints", "points that are no number", { points: "many" }),
    "21106": onSms(
      "sms.upoints",
      "points not on sale; 1000 for a company with 互亿 in its name",
      { points: "1000" },
      true,
      {
        company: "互亿无线公司",
      },
    ),
    "21107": onSms("sms.upoints", IN_AUDIT, { points: "1000" }, false),
  },
  "sms.getdetail": {
    "10012": missing("sms.getdetail"),
    "10014": noUsername("sms.getdetail"),
    "10019": onSms("sms.getdetail", "an account that failed its audit (审核失败 in the company)", {}, true, {
      company: "审核失败公司",
    }),
  },
  "SMS.getRestPoints": {
    ...smsReads("SMS.getRestPoints"),
    "20104": onSms("SMS.getRestPoints", IN_AUDIT, {}, false),
    "20103": FAULT,
  },
  "SMS.getLoginURL": { ...smsReads("SMS.getLoginURL"), "21109": onSms("SMS.getLoginURL", IN_AUDIT, {}, false) },
} satisfies Record<string, Record<string, Provocation>>;
