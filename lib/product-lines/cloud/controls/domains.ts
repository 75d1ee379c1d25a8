import { bindCloudDomain, unbindCloudDomain } from "@/lib/cndns/endpoints/cloud-power";
import { EMAIL_PATTERN } from "@/lib/core/email-pattern";
import type { Control, ControlSubject, Panel, WantedRecord } from "../../control";
import type { Config, FormField, TextFormat } from "../../form";
import type { ProductLine } from "../../line";
import { known, mapOk } from "../../map-ok";
import { isMainlandRoom } from "../configuration";
import { notReady } from "./blocked";

/** The domains that were bound in the shop, stored as text with blanks: no call lists the domains of a server. */
export function boundDomains({ domains }: Config): string[] {
  return typeof domains === "string" ? domains.split(" ").filter((domain) => domain !== "") : [];
}

/** The record that points a domain at a server: at its free domain in the room with two networks or behind ports, else at its address. */
export function recordsFor({ snapshot }: ControlSubject, domain: string): WantedRecord[] {
  const { address, freeDomain } = snapshot;
  if (typeof address === "string") {
    return ["@", "www"].map((host) => ({ domain, host, type: "A", value: address }));
  }
  return typeof freeDomain === "string" ? [{ domain, host: "www", type: "CNAME", value: `${freeDomain}.` }] : [];
}

export const cloudPointing: ProductLine["pointing"] = async (_call, subject, zone) => known(recordsFor(subject, zone));

const pointing: Control["records"] = async (_call, subject, input) =>
  known(recordsFor(subject, String(input.domain).toLowerCase()));

/** Numbers and addresses, which an input method may type full-width. */
const PLAIN: readonly TextFormat[] = ["nineDigits", "landline", "idCard", "mobile", "email"];

const text = (id: string, pattern: string, maxLength: number, format: TextFormat, personal = true): FormField => ({
  id,
  kind: "text",
  pattern,
  maxLength,
  format,
  ...(PLAIN.includes(format) ? { plain: true } : {}),
  ...(personal ? { personal } : {}),
});

const CARD = "\\d{17}[\\dXx]";
const LANDLINE = "0\\d{9,11}";

/** The data that the upstream needs about a domain whose ICP filing was made elsewhere. */
function filingFields(draft: Config): FormField[] {
  return [
    { id: "ownerKind", kind: "choice", as: "segments", choices: [{ value: "enterprise" }, { value: "person" }] },
    text("ownerName", "[^,]{2,60}", 60, "twoNoComma"),
    ...(draft.ownerKind === "person" ? [] : [text("organisationCode", "\\d{9}", 9, "nineDigits", false)]),
    text("ownerAddress", "[^,]{4,120}", 120, "fourNoComma"),
    text("ownerPhone", LANDLINE, 12, "landline"),
    text("siteName", "[^,]{1,60}", 60, "noComma", false),
    text("ownerIdNumber", CARD, 18, "idCard"),
    text("contactName", "[^,]{2,30}", 30, "twoNoComma"),
    text("contactIdNumber", CARD, 18, "idCard"),
    text("contactLandline", LANDLINE, 12, "landline"),
    text("contactMobile", "1\\d{10}", 11, "mobile"),
    text("contactEmail", EMAIL_PATTERN, 100, "email"),
  ];
}

/** Mainland rooms only. The domain needs an ICP filing, whose details must be given where it was made elsewhere. Manual: 八, 17. */
export const bindCloudDomainControl: Control = {
  id: "bindDomain",
  group: "domains",
  panel: "domains",
  hidden: ({ config }) => !isMainlandRoom(config),
  blocked: notReady,
  fields: (_subject, _options, _row, draft) => [
    { id: "domain", kind: "domain", hinted: true },
    { id: "details", kind: "switch", hinted: true },
    ...(draft.details === true ? filingFields(draft) : []),
  ],
  records: pointing,
  run: async (call, subject, input) => {
    const { domain, details, row: _row, ...filing } = input;
    const name = String(domain).toLowerCase();
    const given = details === true ? (filing as Record<string, string>) : {};
    const outcome = await call(bindCloudDomain, { name: subject.name, domain: name, ...given });
    const bound = [...new Set([...boundDomains(subject.config), name])];
    return mapOk(outcome, () => ({
      params: { domain: name },
      config: { domains: bound.join(" ") },
    }));
  },
};

/** Manual: 八, 18. */
export const unbindCloudDomainControl: Control = {
  id: "unbindDomain",
  group: "domains",
  panel: "domains",
  perRow: true,
  danger: true,
  hidden: ({ config }) => !isMainlandRoom(config),
  blocked: notReady,
  run: async (call, subject, { row }) => {
    const domain = String(row);
    const outcome = await call(unbindCloudDomain, { name: subject.name, domain });
    const rest = boundDomains(subject.config).filter((bound) => bound !== domain);
    return mapOk(outcome, () => ({ params: { domain }, config: { domains: rest.join(" ") } }));
  },
};

/** For rooms abroad, where a domain is not bound but only points at the server. */
export const pointDomain: Control = {
  id: "pointDomain",
  group: "domains",
  hidden: ({ config }) => isMainlandRoom(config),
  blocked: notReady,
  fields: () => [{ id: "domain", kind: "domain", own: true }],
  records: pointing,
  run: async (_call, _subject, input) => known({ params: { domain: String(input.domain).toLowerCase() } }),
};

export const cloudDomainsPanel: Panel = {
  id: "domains",
  group: "domains",
  columns: [{ id: "domain", mono: true }],
  hidden: ({ config }) => !isMainlandRoom(config),
  read: async (_call, { config }) => ({
    kind: "ok",
    incomplete: false,
    value: boundDomains(config).map((domain) => ({ key: domain, cells: { domain } })),
  }),
};
