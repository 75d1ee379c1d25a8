import type { InputOf } from "@/lib/cndns/endpoint";
import { bindHostDomain, unbindHostDomain } from "@/lib/cndns/endpoints/hosting-domains";
import type { Control, ControlSubject, WantedRecord } from "../../control";
import type { Config, FormField } from "../../form";
import { known } from "../../map-ok";
import type { Call } from "../../reading";
import { isMainlandHost } from "../config";
import { done, keptList, textOf, withoutPart, withPart } from "../control-input";

const DOMAINS_AT_MOST = 10;
const domainFields = (): FormField[] => [
  { id: "domain", kind: "domain", hinted: true },
  {
    id: "host",
    kind: "text",
    maxLength: 63,
    pattern: "@|[a-z0-9]([a-z0-9.-]*[a-z0-9])?",
    code: true,
    hinted: true,
    initial: "www",
  },
  { id: "setRecord", kind: "switch", hinted: true, initial: true },
];

function blocked(subject: ControlSubject): string | null {
  if (subject.config.webState === "paused") return "web_paused";
  const most = Number(subject.snapshot.domainsAtMost ?? DOMAINS_AT_MOST);
  return keptList(subject, "domains").length >= most ? "domains_full" : null;
}

const fullName = (domain: string, host: string): string => (host === "@" || host === "" ? domain : `${host}.${domain}`);

/** The record that points at the host: a CNAME; at the domain's own name, where a CNAME is not allowed, an A record. */
function recordOf({ snapshot }: ControlSubject, domain: string, host: string): WantedRecord[] {
  const { alias, serverAddress } = snapshot;
  if (host === "@") {
    return typeof serverAddress === "string" ? [{ domain, host, type: "A", value: serverAddress }] : [];
  }
  return typeof alias === "string" ? [{ domain, host, type: "CNAME", value: `${alias}.` }] : [];
}

type Filing = Omit<InputOf<typeof bindHostDomain>, "name" | "domain">;

/** The zone and the host in it. A customer who types www.example.com and also "www" as the host means www.example.com. */
function placeOf(input: Config): { zone: string; host: string } {
  const host = textOf(input, "host").toLowerCase() || "@";
  const typed = textOf(input, "domain").toLowerCase();
  return { host, zone: host !== "@" && typed.startsWith(`${host}.`) ? typed.slice(host.length + 1) : typed };
}

async function bind(call: Call, subject: ControlSubject, input: Config, filing: Filing = {}) {
  const { zone, host } = placeOf(input);
  const domain = fullName(zone, host);
  const outcome = await call(bindHostDomain, { name: subject.name, domain, ...filing });
  return done(outcome, {
    config: { domains: withPart(keptList(subject, "domains"), domain) },
    params: { domain },
  });
}

const text = (id: string, maxLength: number, more: { pattern?: string; hinted?: true } = {}): FormField => ({
  id,
  kind: "text",
  maxLength,
  personal: true,
  ...more,
});
const CARD = String.raw`\d{17}[\dXx]`;
const LANDLINE = String.raw`0\d{9,11}`;

/** The data of an ICP filing that was made elsewhere: it is sent to the upstream and not stored. */
function filingFields(draft: Config): FormField[] {
  return [
    { id: "ownerKind", kind: "choice", as: "segments", choices: [{ value: "enterprise" }, { value: "person" }] },
    text("ownerName", 60),
    ...(draft.ownerKind === "person"
      ? []
      : [text("organisationCode", 9, { pattern: String.raw`\d{9}`, hinted: true })]),
    text("ownerAddress", 120, { pattern: "[^,]{4,}" }),
    text("ownerPhone", 12, { pattern: LANDLINE, hinted: true }),
    text("siteName", 60),
    text("ownerIdNumber", 18, { pattern: CARD }),
    text("contactName", 30),
    text("contactIdNumber", 18, { pattern: CARD }),
    text("contactLandline", 12, { pattern: LANDLINE }),
    text("contactMobile", 11, { pattern: String.raw`1\d{10}` }),
    text("contactEmail", 100, { pattern: String.raw`\S+@\S+\.\S+` }),
  ];
}

function filingOf(input: Config): Filing {
  const value = (id: string) => textOf(input, id);
  const isPerson = input.ownerKind === "person";
  return {
    ownerKind: isPerson ? "person" : "enterprise",
    ownerName: value("ownerName"),
    ...(isPerson ? {} : { organisationCode: value("organisationCode") }),
    ownerAddress: value("ownerAddress"),
    ownerPhone: value("ownerPhone"),
    siteName: value("siteName"),
    ownerIdNumber: value("ownerIdNumber"),
    contactName: value("contactName"),
    contactIdNumber: value("contactIdNumber"),
    contactLandline: value("contactLandline"),
    contactMobile: value("contactMobile"),
    contactEmail: value("contactEmail"),
  };
}

/**
 * Binds a domain and points it at the host. At mainland places a domain whose ICP filing was made elsewhere needs the filing's data.
 * Manual: 三、23.
 */
export const bindHostDomainControl: Control = {
  id: "bindDomain",
  group: "domains",
  panel: "domains",
  fields: (subject, _options, _row, draft) => [
    ...domainFields(),
    ...(isMainlandHost(subject) ? [{ id: "filedElsewhere", kind: "switch", hinted: true } as const] : []),
    ...(isMainlandHost(subject) && draft.filedElsewhere === true ? filingFields(draft) : []),
  ],
  blocked,
  records: async (_call, subject, input) => {
    const { zone, host } = placeOf(input);
    return known(input.setRecord === true ? recordOf(subject, zone, host) : []);
  },
  run: (call, subject, input) => bind(call, subject, input, input.filedElsewhere === true ? filingOf(input) : {}),
};

/** Unbinds a domain; its record stays. Manual: 三、24. */
export const unbindHostDomainControl: Control = {
  id: "unbindDomain",
  group: "domains",
  panel: "domains",
  perRow: true,
  danger: true,
  async run(call, subject, input) {
    const domain = input.row ?? "";
    const kept = { config: { domains: withoutPart(keptList(subject, "domains"), domain) }, params: { domain } };
    return done(await call(unbindHostDomain, { name: subject.name, domain }), kept);
  },
};
