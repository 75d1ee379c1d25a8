import { LIMITS } from "../record";
import { isSpf } from "../spf";
import { type DnsTemplate, type TemplateFault, type TemplateZone, templateTxt } from "./dns-template";

const always = (text: string) => () => text;
const words = (text: string | undefined) => (text ?? "").split(/\s+/).filter((word) => word !== "");
const HOST = /^(@|\*|[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?)$/i;

const SENDERS: readonly string[] = [
  ...["mx", "include:spf.mail.qq.com", "include:spf.qiye.aliyun.com", "include:spf.qiye.163.com"],
  ...["include:spf.protection.outlook.com", "include:_spf.google.com"],
];
const ENDS: readonly string[] = ["~all", "-all", "?all"];

const isOffered = (word: string) => SENDERS.includes(word);
/** The terms of the present SPF. */
const present = ({ records }: TemplateZone) =>
  words(records.find((record) => record.host === "@" && isSpf(record))?.value);

/** Who may send mail in the domain's name. */
const spf: DnsTemplate = {
  id: "spf",
  group: "policy",
  fields: [
    { id: "senders", kind: "many", options: SENDERS, initial: (zone) => present(zone).filter(isOffered).join(" ") },
    {
      id: "more",
      kind: "text",
      initial: (zone) =>
        present(zone)
          .filter((word) => isSender(word) && !isOffered(word))
          .join(" "),
    },
    {
      id: "others",
      kind: "choice",
      options: ENDS,
      initial: (zone) => present(zone).find((word) => ENDS.includes(word)) ?? "~all",
    },
  ],
  faultsOf: ({ more }) => {
    const strange = words(more).find((word) => !isSender(word));
    return strange === undefined
      ? {}
      : { more: { code: "dns.template.sender", params: { text: strange.slice(0, 60) } } };
  },
  records: ({ senders, more, others }) => [
    templateTxt("@", ["v=spf1", ...new Set([...words(senders), ...words(more)]), others].join(" ")),
  ],
  replaces: (record) => record.host === "@" && isSpf(record),
};

function isSender(word: string): boolean {
  return /^(?:mx|a)$/i.test(word) || /^(?:include|a|mx|ip4|ip6|exists):[!-~]+$/i.test(word);
}

const isDmarc = ({ host, type, value }: { host: string; type: string; value: string }) =>
  host === "_dmarc" && type === "TXT" && /^v=DMARC1\b/i.test(value);

/** What receivers do with mail that is not really of the domain. */
const dmarc: DnsTemplate = {
  id: "dmarc",
  group: "policy",
  fields: [
    { id: "policy", kind: "choice", options: ["none", "quarantine", "reject"], initial: always("none") },
    { id: "reports", kind: "text", initial: always("") },
  ],
  faultsOf: ({ reports = "" }) =>
    reports.trim() === "" || /^[^\s@,;!]+@[^\s@,;!]+\.[^\s@,;!]+$/.test(reports.trim())
      ? {}
      : { reports: { code: "dns.template.email" } },
  records: ({ policy, reports = "" }) => [
    templateTxt("_dmarc", `v=DMARC1; p=${policy}${reports.trim() ? `; rua=mailto:${reports.trim()}` : ""}`),
  ],
  replaces: isDmarc,
};

const selectorHost = (selector = "") => `${selector.trim().toLowerCase()}._domainkey`;
const isTarget = (key: string) => /^[a-z0-9_-]+(\.[a-z0-9_-]+)+\.?$/i.test(key);

/** The public key, whatever stands around it: quotes and pieces of a long text, as services show it. */
function dkimValue(key: string): string {
  const plain = key.replace(/["()]/g, " ").replace(/\s+/g, " ").trim();
  const bare = plain.replace(/ /g, "");
  return /^[A-Za-z0-9+/=]+$/.test(bare)
    ? `v=DKIM1; k=rsa; p=${bare}`
    : plain.replace(/p=\s*([A-Za-z0-9+/= ]+)/, (_, text: string) => `p=${text.replace(/ /g, "")}`);
}

/** The key with which a service signs mail: as a text, or as a name that leads to it. */
const dkim: DnsTemplate = {
  id: "dkim",
  group: "policy",
  fields: [
    { id: "selector", kind: "text", initial: always("") },
    { id: "key", kind: "long", initial: always("") },
  ],
  faultsOf: ({ selector = "", key = "" }) => {
    const faults: Record<string, TemplateFault> = {};
    if (!/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(selector.trim())) faults.selector = { code: "dns.template.selector" };
    const value = dkimValue(key);
    if (key.trim() === "") faults.key = { code: "dns.template.key" };
    else if (!isTarget(key.trim())) {
      if (!/\bp=[A-Za-z0-9+/=]*/.test(value)) faults.key = { code: "dns.template.key" };
      else if (value.length > LIMITS.txtMaxLength)
        faults.key = { code: "dns.template.key_long", params: { length: value.length, max: LIMITS.txtMaxLength } };
    }
    return faults;
  },
  records: ({ selector, key = "" }) => {
    const host = selectorHost(selector);
    const target = key.trim();
    return isTarget(target)
      ? [{ host, type: "CNAME", value: `${target.replace(/\.$/, "")}.`, priority: null }]
      : [templateTxt(host, dkimValue(key))];
  },
  replaces: ({ host, type }, { selector }) => host === selectorHost(selector) && (type === "TXT" || type === "CNAME"),
};

/** Who may issue certificates for the domain. */
const caa: DnsTemplate = {
  id: "caa",
  group: "policy",
  fields: [
    {
      id: "issuers",
      kind: "many",
      options: ["letsencrypt.org", "digicert.com", "sectigo.com", "globalsign.com", "pki.goog", "amazon.com"],
      initial: always("letsencrypt.org"),
    },
  ],
  faultsOf: ({ issuers }) => (words(issuers).length > 0 ? {} : { issuers: { code: "dns.template.issuer" } }),
  records: ({ issuers }) =>
    words(issuers).map((issuer) => ({ host: "@", type: "CAA", value: `0 issue "${issuer}"`, priority: null })),
  replaces: ({ host, type, value }) => host === "@" && type === "CAA" && / issue /i.test(value),
};

/** A text by which a service sees that the domain is yours. */
const proof: DnsTemplate = {
  id: "proof",
  group: "proof",
  fields: [
    { id: "host", kind: "text", initial: always("@") },
    { id: "value", kind: "text", initial: always("") },
  ],
  faultsOf: ({ host = "", value = "" }) => ({
    ...(HOST.test(host.trim()) ? {} : { host: { code: "dns.template.host" as const } }),
    ...(value.trim() === "" ? { value: { code: "dns.template.text" as const } } : {}),
  }),
  records: ({ host = "@", value = "" }) => [templateTxt(host.trim().toLowerCase(), value.trim())],
  replaces: () => false,
};

export const policyTemplates: readonly DnsTemplate[] = [spf, dmarc, dkim, caa, proof];
