import type { ZoneRecord } from "../record";
import { isSpf, spfWith } from "../spf";
import {
  type DnsTemplate,
  type TemplateField,
  type TemplateValues,
  type TemplateZone,
  templateTxt,
} from "./dns-template";

interface MailService {
  id: string;
  /** What the service's customers must look up there, if anything. */
  fields?: readonly TemplateField[];
  /** The mail servers, the preferred one first. */
  mx: (domain: string, values: TemplateValues) => readonly (readonly [priority: number, host: string])[];
  /** Lets the service send for the domain. */
  spf: string;
  /** Names under which mail programs and people find it. */
  aliases: Readonly<Record<string, string>>;
}

/** The name of Microsoft's mail server for a domain: the usual one. The one assigned to the domain is shown in their admin centre. */
const microsoftMx = (domain: string) =>
  `${domain.replaceAll("-", "").replaceAll(".", "-")}.mail.protection.outlook.com`;

/** As the services' own pages say, in 2026. */
const services: readonly MailService[] = [
  {
    id: "tencent",
    mx: () => [
      [5, "mxbiz1.qq.com."],
      [10, "mxbiz2.qq.com."],
    ],
    spf: "include:spf.mail.qq.com",
    aliases: {},
  },
  {
    id: "aliyun",
    mx: () => [
      [5, "mx1.qiye.aliyun.com."],
      [10, "mx2.qiye.aliyun.com."],
      [15, "mx3.qiye.aliyun.com."],
    ],
    spf: "include:spf.qiye.aliyun.com",
    aliases: {
      mail: "qiye.aliyun.com.",
      imap: "imap.qiye.aliyun.com.",
      pop3: "pop.qiye.aliyun.com.",
      smtp: "smtp.qiye.aliyun.com.",
    },
  },
  {
    id: "netease",
    // As domains with it publish them. Two data centres; the admin page of the mailboxes says which one is theirs.
    fields: [{ id: "centre", kind: "choice", options: ["qiye163mx", "hzmx"], initial: () => "qiye163mx" }],
    mx: (_domain, { centre }) => [
      [5, `${centre}01.mxmail.netease.com.`],
      [10, `${centre}02.mxmail.netease.com.`],
    ],
    spf: "include:spf.qiye.163.com",
    aliases: {},
  },
  {
    id: "huawei",
    mx: () => [
      [5, "mx1.sparkspace.huaweicloud.com."],
      [10, "mx2.sparkspace.huaweicloud.com."],
    ],
    spf: "include:spf.sparkspace.huaweicloud.com",
    aliases: {
      mail: "mail.sparkspace.huaweicloud.com.",
      imap: "imap.sparkspace.huaweicloud.com.",
      smtp: "smtp.sparkspace.huaweicloud.com.",
    },
  },
  {
    id: "microsoft",
    fields: [{ id: "mxHost", kind: "text", initial: ({ domain }) => microsoftMx(domain) }],
    mx: (domain, { mxHost }) => [[0, `${(mxHost?.trim() || microsoftMx(domain)).replace(/\.$/, "")}.`]],
    spf: "include:spf.protection.outlook.com",
    aliases: { autodiscover: "autodiscover.outlook.com." },
  },
  {
    id: "google",
    mx: () => [[1, "smtp.google.com."]],
    spf: "include:_spf.google.com",
    aliases: {},
  },
];

const isApex = ({ host }: ZoneRecord) => host === "@";

const presentSpf = ({ records }: TemplateZone) =>
  records.find((record) => isApex(record) && isSpf(record))?.value ?? null;

export const mailTemplates: readonly DnsTemplate[] = services.map((service) => ({
  id: service.id,
  group: "mail",
  fields: service.fields ?? [],
  faultsOf: ({ mxHost: host }) =>
    host === undefined || /^[a-z0-9-]+(\.[a-z0-9-]+)+\.?$/i.test(host.trim())
      ? {}
      : { mxHost: { code: "dns.template.host" } },
  records: (values, zone) => [
    ...service.mx(zone.domain, values).map(([priority, value]) => ({
      ...{ host: "@", type: "MX" as const, priority, value },
    })),
    templateTxt("@", spfWith([service.spf], presentSpf(zone))),
    ...Object.entries(service.aliases).map(([alias, value]) => ({
      ...{ host: alias, type: "CNAME" as const, value, priority: null },
    })),
  ],
  // One that has everything already comes again as it is.
  replaces: (record) => isApex(record) && (record.type === "MX" || isSpf(record)),
}));
