import { company, person } from "./agent";
import type { Bench, Provocation } from "./bench";

const creating = (how: string, change: Record<string, string>): Provocation => [
  how,
  (bench) => bench.call("domains.CreateContact", { ...person, ...change }),
];

const modifying = async (bench: Bench, change: Record<string, string>) =>
  bench.call("domains.ModifyContact", { ...person, ...change });

async function changed(bench: Bench, change: Omit<Parameters<Bench["control"]["contact"]>[0], "userid">) {
  const userid = await bench.contact();
  await bench.control.contact({ userid, ...change });
  return userid;
}

const createContactCodes = {
  "10011": creating("a value with <script", { "address-en": "a <script b" }),
  "10012": creating("leave out any required parameter", { email: "" }),
  "11001": creating("company-en with Chinese, or without a space", { "company-en": "张三 li" }),
  "11002": creating("company-en over 96 characters", { "company-en": `a ${"b".repeat(95)}` }),
  "11003": creating("company-en with a space in front", { "company-en": " zhang san" }),
  "11004": creating("company-en with a space at the end", { "company-en": "zhang san " }),
  "11005": creating("zipcode that is not six digits, country CN", { zipcode: "12" }),
  "11006": creating("lastname-en in Chinese", { "lastname-en": "张" }),
  "11007": creating("lastname-en over 30", { "lastname-en": "z".repeat(31) }),
  "11008": creating("firstname-en in Chinese", { "firstname-en": "三" }),
  "11009": creating("firstname-en over 30", { "firstname-en": "z".repeat(31) }),
  "11010": creating("country-en in Chinese", { "country-en": "中国" }),
  "11011": creating("state-en in Chinese", { "state-en": "上海" }),
  "11012": creating("city-en in Chinese", { "city-en": "上海" }),
  "11013": creating("address-en without a space", { "address-en": "pudong707hao" }),
  "11014": creating("address-en under 8 or over 122", { "address-en": "a b" }),
  "11015": creating("company-cn in English, country CN", { "company-cn": "Zhang San" }),
  "11016": creating("company-cn over 64 (a Chinese character counts 2); an enterprise under 6", {
    "company-cn": "张".repeat(33),
  }),
  "11017": creating("lastname-cn in English, country CN", { "lastname-cn": "Zhang" }),
  "11018": creating("firstname-cn in English, country CN", { "firstname-cn": "San" }),
  "11019": creating("country-cn in English, country CN", { "country-cn": "China" }),
  "11020": creating("state-cn in English, country CN", { "state-cn": "Shanghai" }),
  "11021": creating("city-cn in English, country CN", { "city-cn": "Shanghai" }),
  "11022": creating("address-cn in English, country CN", { "address-cn": "Zhangyang-Road-707" }),
  "11023": creating("address-cn of 8 or less", { "address-cn": "上海市" }),
  "11024": creating("address-cn with a space", { "address-cn": "浦东新区 张杨路707号" }),
  "11025": creating("phone that is no number", { phone: "call me" }),
  "11026": creating("fax that is no number", { fax: "none" }),
  "11028": creating("email without @", { email: "zhang.example.com" }),
  "11036": "an internal failure: plant a `code` fault",
  "11045": creating("idtype that does not belong to the usertype", { ...company, idtype: "SFZ" }),
  "11048": creating("address-cn with other signs", { "address-cn": "浦东新区张杨路707号（西）" }),
  "11049": creating("address-en with other signs", { "address-en": "zhangyang lu 707 #3" }),
} satisfies Record<string, Provocation>;

const modifyContactCodes = {
  "10012": [
    "leave out any required parameter",
    async (bench) => modifying(bench, { userid: await bench.contact(), phone: "" }),
  ],
  "11035": ["neither userid nor domainname", (bench) => modifying(bench, {})],
  "11037": [
    "a contact whose review has passed",
    async (bench) => modifying(bench, { userid: await changed(bench, { ischecked: "2" }) }),
  ],
  "11038": [
    "control `contact` whiteid 1",
    async (bench) => modifying(bench, { userid: await changed(bench, { whiteid: "1" }) }),
  ],
  "11039": [
    "control `contact` fromcnnic 1 and ischecked 1",
    async (bench) => modifying(bench, { userid: await changed(bench, { fromcnnic: "1", ischecked: "1" }) }),
  ],
  "11047": ["a userid that does not exist", (bench) => modifying(bench, { userid: "1" })],
  "11057": [
    "a contact that holds a domestic name, or holds names and only userid is given, or is in review, or forbidden",
    async (bench) => modifying(bench, { userid: await bench.own("free-held.cn"), domainname: "free-held.cn" }),
  ],
} satisfies Record<string, Provocation>;

const deleting = (bench: Bench, userid: string) => bench.call("domains.DeleteContact", { userid });

const deleteContactCodes = {
  "10012": "the table's 11033 says the same",
  "11033": ["no userid", (bench) => deleting(bench, "")],
  "11034": ["no username", (bench) => bench.call("domains.DeleteContact", { userid: "1" }, { username: "" })],
  "11043": ["control `contact` whiteid 1", async (bench) => deleting(bench, await changed(bench, { whiteid: "1" }))],
  "11046": ["a userid that does not exist", (bench) => deleting(bench, "1")],
  "11055": ["a contact in review", async (bench) => deleting(bench, await changed(bench, { ischecked: "1" }))],
  "11056": ["a contact that was used for a domain", async (bench) => deleting(bench, await bench.own("free-used.top"))],
} satisfies Record<string, Provocation>;

const contactInfoCodes = {
  "11302": [
    "a domain that is not in the account",
    (bench) => bench.call("domains.ContactInfo", { domainname: "free-nobody.com" }),
  ],
  "11305": ["neither userid nor domainname", (bench) => bench.call("domains.ContactInfo")],
} satisfies Record<string, Provocation>;

export const contactCodes = {
  "domains.CreateContact": createContactCodes,
  "domains.ModifyContact": modifyContactCodes,
  "domains.DeleteContact": deleteContactCodes,
  "domains.ContactInfo": contactInfoCodes,
};
