import { company, person } from "./agent";
import type { Bench, Provocation } from "./bench";

type Change = Record<string, string>;

/** Creates a contact with these changes and orders a name with it. */
const ordering = (how: string, name: string, change: Change = {}, contact: Change = {}): Provocation => [
  how,
  async (bench) => bench.order(name, await bench.contact(contact), change),
];

const hk = { idtype: "HKID", idnumber: "A123456(7)" };
const abroad = { ...person, "country-en": "US", idtype: "PASSNO", idnumber: "AB12345" };
const undocumented = { idtype: "", idnumber: "" };
/** A contact of an owner abroad, accepted by CreateContact and refused for a domestic name. */
const domestic = (how: string, contact: Change) => ordering(how, "free-abroad.cn", {}, { ...abroad, ...contact });

const createDomCodes = {
  "10021": [
    "control `balance` below the price",
    async (bench) => {
      await bench.control.balance("1.00");
      return bench.order("free-poor.com", await bench.contact());
    },
  ],
  "10026": [
    "setting forbiddenSuffixes with the suffix",
    async (bench) => {
      await bench.control.settings({ forbiddenSuffixes: [".vip"] });
      return bench.order("free-rights.vip", await bench.contact());
    },
  ],
  "10042": ordering("signature with an unknown coupon", "free-coupon.com", { signature: "NOSUCHCOUPON" }),
  "10043": ordering("signature SPENTCOUPON1, or a coupon for the second time", "free-coupon.com", {
    signature: "SPENTCOUPON1",
  }),
  "10046": ordering("voucherid with an unknown voucher", "free-voucher.com", { voucherid: "NOSUCHVOUCHER" }),
  "11015": domestic("a domestic name for a contact abroad with English company-cn", { "company-cn": "Zhang San" }),
  "11016": "CreateContact refuses such a company-cn first",
  "11017": domestic("… with English lastname-cn", { "lastname-cn": "Zhang" }),
  "11018": domestic("… with English firstname-cn", { "firstname-cn": "San" }),
  "11019": domestic("… with English country-cn", { "country-cn": "China" }),
  "11020": domestic("… with English state-cn", { "state-cn": "Shanghai" }),
  "11021": domestic("… with English city-cn", { "city-cn": "Shanghai" }),
  "11023": "CreateContact refuses such an address first (it wants more than 8, CreateDom at least 8)",
  "11040": ordering(".hk .co .cm .sh .io .ac for more than 5 years", "free-long.io", { years: "6" }),
  "11041": ordering(".hk for 4 years", "free-four.hk", { years: "4" }, hk),
  "11042": ordering(".tm for less than 10 years", "free-short.tm"),
  "11048": domestic("… with a space or other signs in address-cn", { "address-cn": "浦东新区 张杨路707号" }),
  "11050": ordering("a domestic name, lastname-cn over 10", "free-last.cn", {}, { "lastname-cn": "张".repeat(11) }),
  "11051": ordering("a domestic name, firstname-cn over 10", "free-first.cn", {}, { "firstname-cn": "三".repeat(11) }),
  "11054": ordering(".香港 without Chinese", "free-hk.香港", {}, hk),
  "11103": ordering("no domainname", ""),
  "11104": ["no username", (bench) => bench.call("domains.CreateDom", {}, { username: "" })],
  "11105": ["userid that is no number", (bench) => bench.order("free-id.com", "abc")],
  "11106": ordering("a malformed name, or a suffix that is not sold", "free_.com"),
  "11107": ordering("no domainpass", "free-pass.com", { domainpass: "" }),
  "11108": ordering("no years", "free-years.com", { years: "" }),
  "11109": ["a userid that does not exist", (bench) => bench.order("free-contact.com", "1")],
  "11110": ordering(".asia for a contact without document number", "free-doc.asia", {}, undocumented),
  "11111": ordering(".hk for a contact without document type", "free-doc.hk", {}, undocumented),
  "11112": ordering(".hk for a contact without document number", "free-doc.hk", {}, { ...hk, idnumber: "" }),
  "11113": "every contact has its kind: CreateContact demands usertype",
  "11114": ordering(".com.hk for an individual", "free-firm.com.hk", {}, hk),
  "11115": ordering(
    ".idv.hk for an enterprise",
    "free-me.idv.hk",
    {},
    { ...company, idtype: "BR", idnumber: "12345678" },
  ),
  "11116": ordering("a domestic name for a contact without document type", "free-doc.cn", {}, undocumented),
  "11117": ordering("a domestic name for a contact without document number", "free-doc.cn", {}, { idnumber: "" }),
  "11118": "every contact has its kind: CreateContact demands usertype",
  "11119": [
    "a name that the account holds or has ordered",
    async (bench) => bench.order("free-twice.com", await bench.own("free-twice.com")),
  ],
  "11120": "an internal failure: plant a `code` or (after charging) `codeAfter` fault",
  "11123": ordering("isName 1 for a contact without identity card", "free-name.com", { isName: "1" }, { idtype: "HZ" }),
  "11124": ordering("a name that somebody else holds (google.com, …taken…, …race…, control `take`)", "my-taken.com"),
  "11125": ordering(
    ".hk, HKID malformed, or a document that is none of Hong Kong's",
    "free-card.hk",
    {},
    { ...hk, idnumber: "12" },
  ),
  "11126": ordering(
    ".hk, enterprise document number that is not 1-16 digits",
    "free-firm.hk",
    {},
    {
      ...company,
      idtype: "BR",
      idnumber: "BR-123",
    },
  ),
  "11127": ordering(
    ".hk, individual document number that is not 6-8 letters and digits",
    "free-pass.hk",
    {},
    {
      idtype: "PASSNO",
      idnumber: "AB-1",
    },
  ),
  "11128": ordering(".公司 .网络 with another document than SFZ, YYZZ, ORG", "free-doc.公司", {}, { idtype: "HZ" }),
  "11129": ordering("a name with query-timeout", "free-query-timeout.com"),
  "11130": ordering("own name servers that are no host names", "free-dns.com", { dns1: "not a host" }),
  "11131": ["no userid", (bench) => bench.order("free-id.com", "")],
  "11132": ordering("domainpass that is not 6-16 letters and digits", "free-pass.com", { domainpass: "a-b" }),
  "11133": ordering("years that is no number from 1 to 10", "free-years.com", { years: "x" }),
  "11134": "which names must begin with oraydev is not said",
  "11336": "the same refusal as 11128, which comes first",
} satisfies Record<string, Provocation>;

const renewing = (bench: Bench, domainname: string, change: Change = {}) =>
  bench.call("domains.DomainRenew", { domainname, years: "1", ...change });

const renewingOwn = (how: string, name: string, change: Change): Provocation => [
  how,
  async (bench) => {
    await bench.own(name);
    return renewing(bench, name, change);
  },
];

const domainRenewCodes = {
  "10012": ["no username", (bench) => bench.call("domains.DomainRenew", {}, { username: "" })],
  "10042": renewingOwn("signature with an unknown coupon", "free-r1.com", { signature: "NOSUCHCOUPON" }),
  "10043": renewingOwn("signature SPENTCOUPON1", "free-r2.com", { signature: "SPENTCOUPON1" }),
  "10046": renewingOwn("voucherid with an unknown voucher", "free-r3.com", { voucherid: "NOSUCHVOUCHER" }),
  "11301": ["no domainname", (bench) => renewing(bench, "")],
  "11302": ["a name that is not in the account", (bench) => renewing(bench, "free-nobody.com")],
  "11601": renewingOwn("years outside 1-10, or an expiry more than ten years ahead", "free-r4.com", { years: "11" }),
  "11602": "nothing the sandbox keeps decides it: plant a `code` fault",
  "11603": [
    "more than 30 days past expiry (control `domain-state` expiresAt)",
    async (bench) => {
      await bench.own("free-old.com");
      const expiresAt = new Date(Date.now() - 40 * 86_400_000).toISOString();
      await bench.control.domainState({ domainname: "free-old.com", expiresAt });
      return renewing(bench, "free-old.com");
    },
  ],
  "11604": "an internal failure: plant a `code` or (after charging) `codeAfter` fault",
  "11605": renewingOwn("exptme that is not the expiry", "free-r5.com", { exptme: "2020-01-01" }),
  "11607": [
    "a name that is being registered, renewed or transferred",
    async (bench) => {
      await bench.order("free-fresh.com", await bench.contact());
      return renewing(bench, "free-fresh.com");
    },
  ],
} satisfies Record<string, Provocation>;

const modifyPasswordCodes = {
  "10012": ["no username", (bench) => bench.call("domains.ModifyPassword", {}, { username: "" })],
  "11301": ["no domainname", (bench) => bench.call("domains.ModifyPassword", { password: "abc123" })],
  "11302": [
    "a name that is not in the account",
    (bench) => bench.call("domains.ModifyPassword", { domainname: "free-nobody.com", password: "abc123" }),
  ],
  "11501": ["no password", (bench) => bench.call("domains.ModifyPassword", { domainname: "free-nobody.com" })],
} satisfies Record<string, Provocation>;

const moving = (bench: Bench, domainname: string, userid: string) =>
  bench.call("domains.domainguohu", { domainname, userid });

const domainguohuCodes = {
  "11701": [
    "a name that is not in the account",
    async (bench) => moving(bench, "free-nobody.com", await bench.contact()),
  ],
  "11722": [
    "a userid that does not exist",
    async (bench) => {
      await bench.own("free-move.com");
      return moving(bench, "free-move.com", "1");
    },
  ],
  "11724": [
    "a name that is neither run nor Not certified",
    async (bench) => {
      const userid = await bench.contact();
      await bench.order("free-move.com", userid);
      return moving(bench, "free-move.com", userid);
    },
  ],
  "11725": [
    "control `contact` isforbidden 2",
    async (bench) => {
      const userid = await bench.own("free-move.com");
      await bench.control.contact({ userid, isforbidden: "2" });
      return moving(bench, "free-move.com", userid);
    },
  ],
  "11726": ["a .gov.cn name", async (bench) => moving(bench, "free-gov.gov.cn", await bench.contact())],
  "11727": [
    "a suffix of another registrar (.io .cm .sh .ac .pro)",
    async (bench) => moving(bench, "free-move.io", await bench.own("free-move.io")),
  ],
  "11728": ["a malformed name", async (bench) => moving(bench, "no name", await bench.contact())],
  "11729": ["userid that is no number", (bench) => moving(bench, "free-move.com", "abc")],
} satisfies Record<string, Provocation>;

export const registrationCodes = {
  "domains.domainguohu": domainguohuCodes,
  "domains.CreateDom": createDomCodes,
  "domains.DomainRenew": domainRenewCodes,
  "domains.ModifyPassword": modifyPasswordCodes,
};
