import type { Answer } from "./agent";
import type { Bench, Provocation } from "./bench";

/** Valid filing details of a company. */
export const filing: Readonly<Record<string, string>> = {
  domaintype: "0",
  domainowner: "上海美橙互联有限公司",
  orgcode: "123456789",
  address: "上海浦东新区张杨路707号",
  telephone: "02112345678",
  webdesc: "示例网站",
  ownerid: "310107198302020011",
  contact: "张三",
  contactid: "31010719830202001X",
  connecttele: "02112345678",
  connectmobile: "13111111111",
  email: "sales@example.com",
};

/** Codes 13150–13166 of an endpoint that binds a domain; `bind` calls it for a product in a mainland room. */
export function filingCodes(
  bind: (bench: Bench, domain: string, details: Readonly<Record<string, string>>) => Promise<Answer>,
) {
  const bad = (how: string, change: Record<string, string>): Provocation => [
    `a domain filed elsewhere, details with ${how}`,
    (bench) => bind(bench, "free-icp-elsewhere.com", { ...filing, ...change }),
  ];
  const named = (word: string): Provocation => [
    `a domain with the word ${word} in it`,
    (bench) => bind(bench, `free-${word}.com`, {}),
  ];
  return {
    "13150": bad("domaintype 2, or none at all", { domaintype: "2" }),
    "13151": bad("no domainowner", { domainowner: "" }),
    "13152": bad("an enterprise's orgcode that is not 9 digits", { orgcode: "12345" }),
    "13153": bad("an address that is too short", { address: "x" }),
    "13154": bad("a malformed telephone", { telephone: "12345" }),
    "13155": bad("no webdesc", { webdesc: "" }),
    "13156": bad("an ownerid that has not 18 signs", { ownerid: "123" }),
    "13157": bad("no contact", { contact: "" }),
    "13158": bad("a contactid that has not 18 signs", { contactid: "123" }),
    "13159": bad("a malformed connecttele", { connecttele: "12345" }),
    "13160": bad("a malformed connectmobile", { connectmobile: "12345" }),
    "13161": bad("a malformed email", { email: "nobody" }),
    "13163": named("icp-error"),
    "13164": named("icp-pending"),
    "13165": named("icp-revoked"),
    "13166": [
      "a domain with the word icp-refused in it, with details",
      (bench) => bind(bench, "free-icp-refused.com", filing),
    ],
  } satisfies Record<string, Provocation>;
}
