import type { Bench, Provocation } from "./bench";
import { noNameCodes, obtainHost, onHost, unknownName } from "./host-bench";

const filing: Readonly<Record<string, string>> = {
  domaintype: "0",
  domainowner: "上海美橙互联有限公司",
  orgcode: "123456789",
  address: "浦东新区张杨路707号",
  telephone: "02112345678",
  webdesc: "美橙互联",
  ownerid: "310107198302020011",
  contact: "张三",
  contactid: "310107198302020011",
  connecttele: "02112345678",
  connectmobile: "13111111111",
  email: "sales@example.com",
};

const bind = (how: string, params: Record<string, string>, first?: (bench: Bench) => Promise<unknown>) =>
  onHost("hosting.BindDomain", how, { domainname: "free-bind.com", ...params }, {}, first);
const detail = (how: string, change: Record<string, string>) =>
  bind(`filing data: ${how}`, { domainname: "icp-elsewhere.com", ...filing, ...change });

async function bindMany(bench: Bench, count: number): Promise<void> {
  for (let n = 0; n < count; n++) {
    await bench.call("hosting.BindDomain", { ftpname: "freehost", domainname: `free-bind${n}.com` });
  }
}

/** 三、虚拟主机, 23 and 24. */
export const hostingDomainCodes = {
  "hosting.BindDomain": {
    ...noNameCodes("hosting.BindDomain"),
    "13139": onHost("hosting.BindDomain", "no domainname", {}),
    "13140": bind("while the website is paused, or past the expiry", {}, (bench) =>
      bench.call("hosting.ModifyWebState", { ftpname: "freehost", webstate: "2" }),
    ),
    "13141": bind("an eleventh domain", {}, (bench) => bindMany(bench, 10)),
    "12112": bind("a name with icp-elsewhere, without filing data, on the mainland", {
      domainname: "icp-elsewhere.com",
    }),
    "13142": bind("a domain that is bound already, here or on another host", {}, (bench) =>
      bench.call("hosting.BindDomain", { ftpname: "freehost", domainname: "free-bind.com" }),
    ),
    "13150": detail("domaintype other than 0 and 1", { domaintype: "9" }),
    "13151": detail("no domainowner", { domainowner: "" }),
    "13152": detail("orgcode that is not nine digits", { orgcode: "12" }),
    "13153": detail("no address", { address: "" }),
    "13154": detail("telephone without area code", { telephone: "12345678" }),
    "13155": detail("no webdesc", { webdesc: "" }),
    "13156": detail("ownerid that is not 18 digits", { ownerid: "1" }),
    "13157": detail("no contact", { contact: "" }),
    "13158": detail("contactid that is not 18 digits", { contactid: "1" }),
    "13159": detail("connecttele without area code", { connecttele: "1" }),
    "13160": detail("connectmobile that is not 11 digits", { connectmobile: "1" }),
    "13161": detail("email that is none", { email: "x" }),
    "13163": bind("a name with icp-error", { domainname: "icp-error.com" }),
    "13164": bind("a name with icp-none or icp-pending", { domainname: "icp-none.com" }),
    "13165": bind("a name with icp-revoked", { domainname: "icp-revoked.com" }),
    "13166": bind("whole filing data, a name with icp-refused", { domainname: "icp-refused.com", ...filing }),
  },
  "hosting.UnBindDomain": {
    ...noNameCodes("hosting.UnBindDomain"),
    "13139": onHost("hosting.UnBindDomain", "no domainname", {}),
    "13144": unknownName("hosting.UnBindDomain", { domainname: "free-bind.com" }),
  },
} satisfies Record<string, Record<string, Provocation>>;

const mail = { hostname: "freehost", maildomain: "freemail.com", mailpassword: "aaa111" };
const database = { hostname: "freehost", dbname: "freedata", dbpassword: "aaa111", dbtype: "1" };

const gift = (
  id: "present.openmail" | "present.openssl",
  how: string,
  change: Record<string, string>,
  host: Record<string, string> = {},
): Provocation => [
  how,
  async (bench) => {
    await obtainHost(bench, host);
    return bench.call(id, { ...(id === "present.openmail" ? mail : database), ...change });
  },
];

const twice = (id: "present.openmail" | "present.openssl", params: Record<string, string>): Provocation => [
  "a second one for the same host",
  async (bench) => {
    await obtainHost(bench);
    await bench.call(id, params);
    return bench.call(id, { ...params, maildomain: "freeother.com", dbname: "freeother" });
  },
];

const taken = (id: "present.openmail" | "present.openssl", params: Record<string, string>): Provocation => [
  "a name with taken, or the gift of another host",
  async (bench) => {
    await obtainHost(bench);
    await obtainHost(bench, { ftpname: "freetwo" });
    await bench.call(id, params);
    return bench.call(id, { ...params, hostname: "freetwo" });
  },
];

const without = (id: "present.openmail" | "present.openssl") => ({
  "10014": ["no username", (bench: Bench) => bench.call(id, {}, { username: "" })] as Provocation,
  "10015": ["no hostname", (bench: Bench) => bench.call(id)] as Provocation,
  "10042": gift(id, "signature with an unknown coupon", { signature: "NOSUCHCOUPON" }),
  "16001": gift(id, "a host without gifts: 150 MB, or protected (gf)", {}, { hostsize: "1.5" }),
  "16002": gift(id, "a host that is not in the account", { hostname: "nobody" }),
});

/** 七、赠品相关. */
export const presentCodes = {
  "present.openmail": {
    ...without("present.openmail"),
    "15001": gift("present.openmail", "a malformed domain, or one with www.", { maildomain: "www.freemail.com" }),
    "15002": taken("present.openmail", mail),
    "15003": gift("present.openmail", "not 6–8 letters and digits", { mailpassword: "aaaaaa" }),
    "16003": twice("present.openmail", mail),
    "16004": gift("present.openmail", "a domain with fail-open", { maildomain: "fail-open.com" }),
  },
  "present.openssl": {
    ...without("present.openssl"),
    "14001": gift("present.openssl", "dbname shorter than 6 or longer than 13", { dbname: "werew" }),
    "14002": taken("present.openssl", database),
    "14003": gift("present.openssl", "dbpassword that is not a letter and 5–15 letters or digits", { dbpassword: "a" }),
    "16003": twice("present.openssl", database),
    "16005": gift(
      "present.openssl",
      "mssql on a Linux host, a dbtype other than 1 and 2, or a name with failopen",
      {
        dbtype: "2",
      },
      { hosttype: "lin" },
    ),
  },
  "present.TicketList": {},
} satisfies Record<string, Record<string, Provocation>>;
