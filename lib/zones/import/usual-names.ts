import type { RecordType } from "@/lib/dns/record";

/** A name that is asked for, and what it is asked for. A CNAME shows in every answer. */
interface UsualName {
  host: string;
  types: readonly RecordType[];
}

const ADDRESSES: readonly RecordType[] = ["A", "AAAA"];

const HOSTS = [
  ...["www", "m", "wap", "h5", "app", "api", "admin", "static", "img", "cdn", "assets", "files", "download", "upload"],
  ...[
    "shop",
    "store",
    "blog",
    "bbs",
    "forum",
    "news",
    "help",
    "support",
    "docs",
    "wiki",
    "status",
    "portal",
    "sso",
    "login",
  ],
  ...[
    "dev",
    "test",
    "staging",
    "demo",
    "beta",
    "git",
    "gitlab",
    "oa",
    "erp",
    "crm",
    "vpn",
    "remote",
    "cloud",
    "video",
    "live",
  ],
  ...[
    "mail",
    "mx",
    "mx1",
    "mx2",
    "smtp",
    "imap",
    "pop",
    "pop3",
    "webmail",
    "email",
    "autodiscover",
    "autoconfig",
    "ftp",
  ],
  ...["ns1", "ns2", "server", "host", "web", "en", "cn", "lyncdiscover", "sip", "enterpriseregistration"],
  ...["enterpriseenrollment", "msoid", "mta-sts"],
];

/** Names under which mail providers publish keys. */
const DKIM_SELECTORS = [
  ...[
    "default",
    "google",
    "selector1",
    "selector2",
    "k1",
    "k2",
    "k3",
    "s1",
    "s2",
    "dkim",
    "mail",
    "smtp",
    "key1",
    "key2",
  ],
  ...[
    "mandrill",
    "mxvault",
    "zoho",
    "zmail",
    "pm",
    "sig1",
    "fm1",
    "fm2",
    "fm3",
    "protonmail",
    "protonmail2",
    "protonmail3",
  ],
  ...["everlytickey1", "everlytickey2", "amazonses", "cm", "mailjet", "qcloud", "aliyun", "s2048", "email"],
];

const TEXT_HOSTS = [
  "_dmarc",
  "_mta-sts",
  "_smtp._tls",
  "default._bimi",
  "_github-challenge",
  "_dnsauth",
  "_acme-challenge",
];

const SERVICES = [
  ...["_sip._tcp", "_sip._udp", "_sip._tls", "_sips._tcp", "_sipfederationtls._tcp", "_xmpp-client._tcp"],
  ...["_xmpp-server._tcp", "_autodiscover._tcp", "_imap._tcp", "_imaps._tcp", "_pop3._tcp", "_pop3s._tcp"],
  ...["_submission._tcp", "_submissions._tcp", "_caldavs._tcp", "_carddavs._tcp", "_minecraft._tcp", "_ldap._tcp"],
];

/** The names that are asked for when a zone is copied from live DNS: DNS has no list of names. */
export const USUAL_NAMES: readonly UsualName[] = [
  { host: "@", types: ["A", "AAAA", "MX", "TXT", "CAA"] },
  ...HOSTS.map((host) => ({ host, types: ADDRESSES })),
  ...TEXT_HOSTS.map((host) => ({ host, types: ["TXT"] as const })),
  ...DKIM_SELECTORS.map((selector) => ({ host: `${selector}._domainkey`, types: ["TXT"] as const })),
  ...SERVICES.map((host) => ({ host, types: ["SRV"] as const })),
];

/** What a wildcard is asked for. */
export const WILDCARD_TYPES: readonly RecordType[] = ["A", "AAAA", "MX", "TXT"];
