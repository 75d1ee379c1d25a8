import type { Provocation } from "./bench";

const checking = (how: string, label: string, tld: string): Provocation => [
  how,
  (bench) => bench.agent.check(label, tld),
];

const checkCodes = {
  "10011": checking("a value with <script", "<script", ".com"),
  "11101": checking("no domain-name", "", ".com"),
  "11102": checking("no tld", "free", ""),
  "11104": checking("a label with other signs, or a hyphen at its end", "a_b", ".com"),
  "11105": checking("a tld with digits", "free", ".c0m"),
  "11107": checking("a tld that is not sold", "free", ".zz"),
} satisfies Record<string, Provocation>;

const whoisCodes = {
  "11104": [
    "a malformed name",
    async (bench) => {
      const response = await fetch(`${bench.url}/whois.aspx?domain=no`);
      const { status, message } = (await response.json()) as { status: string; message: string };
      return { text: "", status, message, code: message.slice(0, 5) };
    },
  ],
} satisfies Record<string, Provocation>;

const pdtnmeCodes = (id: "domains.DomainWhoisProtect" | "domains.getLoginURL") =>
  ({
    "11302": ["a name that is not in the account", (bench) => bench.call(id, { pdtnme: "free-nobody.com" })],
  }) satisfies Record<string, Provocation>;

const domainDetailCodes = {
  "10012": ["no username", (bench) => bench.call("domains.DomainDetail", {}, { username: "" })],
  "10015": ["no domainname", (bench) => bench.call("domains.DomainDetail")],
  "10019": [
    "a name that is not in the account",
    (bench) => bench.call("domains.DomainDetail", { domainname: "free-nobody.com" }),
  ],
  "10025": ["a malformed name", (bench) => bench.call("domains.DomainDetail", { domainname: "no name" })],
} satisfies Record<string, Provocation>;

export const domainReadCodes = {
  "check.check": checkCodes,
  "check.whois": whoisCodes,
  "domains.DomainDetail": domainDetailCodes,
  "domains.DomainWhoisProtect": pdtnmeCodes("domains.DomainWhoisProtect"),
  "domains.getLoginURL": pdtnmeCodes("domains.getLoginURL"),
};
