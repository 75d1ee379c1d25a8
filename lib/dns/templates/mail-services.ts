import type { ZoneRecord } from "../record";
import { isSpf, spfWith } from "../spf";
import { type DnsTemplate, type TemplateZone, templateTxt } from "./dns-template";

interface MailService {
  id: string;
  /** The mail servers, the preferred one first. */
  mx: (domain: string) => readonly (readonly [priority: number, host: string])[];
  /** Lets the service send for the domain. */
  spf: string;
  /** Names under which mail programs and people find it. */
  aliases: Readonly<Record<string, string>>;
}

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
    mx: (domain) => [[0, `${domain.replaceAll("-", "").replaceAll(".", "-")}.mail.protection.outlook.com.`]],
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

/** A field for the name of Microsoft's mail server: it is assigned to each domain, and shown in their admin centre. */
const mxHost = {
  id: "mxHost",
  kind: "text",
  initial: ({ domain }: TemplateZone) =>
    services
      .find(({ id }) => id === "microsoft")
      ?.mx(domain)[0]?.[1]
      .replace(/\.$/, "") ?? "",
} as const;

export const mailTemplates: readonly DnsTemplate[] = services.map((service) => ({
  id: service.id,
  group: "mail",
  fields: service.id === "microsoft" ? [mxHost] : [],
  faultsOf: ({ mxHost: host }) =>
    host === undefined || /^[a-z0-9-]+(\.[a-z0-9-]+)+\.?$/i.test(host.trim())
      ? {}
      : { mxHost: { code: "dns.template.host" } },
  records: ({ mxHost: host }, zone) => [
    ...service.mx(zone.domain).map(([priority, target]) => ({
      ...{ host: "@", type: "MX" as const, priority },
      value: host ? `${host.trim().replace(/\.$/, "")}.` : target,
    })),
    templateTxt("@", spfWith([service.spf], presentSpf(zone))),
    ...Object.entries(service.aliases).map(([alias, value]) => ({
      ...{ host: alias, type: "CNAME" as const, value, priority: null },
    })),
  ],
  // One that has everything already comes again as it is.
  replaces: (record) => isApex(record) && (record.type === "MX" || isSpf(record)),
}));
