import type { InputOf } from "@/lib/cndns/endpoint";
import type { bindHostDomain } from "@/lib/cndns/endpoints/hosting-domains";
import { EMAIL_PATTERN } from "@/lib/core/email-pattern";
import type { Config, FormField, TextFormat } from "./form";

/** What is asked when a domain is bound: where it is, and the data of an ICP filing that was made elsewhere. */

/** The same for hosts, servers and sites. */
export type Filing = Omit<InputOf<typeof bindHostDomain>, "name" | "domain">;

const textOf = (input: Config, id: string): string => String(input[id] ?? "").trim();

export const boundName = (domain: string, host: string): string =>
  host === "@" || host === "" ? domain : `${host}.${domain}`;

/** The zone and the host in it. A customer who types www.example.com and also "www" as the host means www.example.com. */
export function placeOf(input: Config): { zone: string; host: string } {
  const host = textOf(input, "host").toLowerCase() || "@";
  const typed = textOf(input, "domain").toLowerCase();
  return { host, zone: host !== "@" && typed.startsWith(`${host}.`) ? typed.slice(host.length + 1) : typed };
}

const LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

/** The domain and its host, and whether its record is set in the shop's zone. @param between what is asked before the record. */
export const bindingFields = (between: readonly FormField[] = []): FormField[] => [
  { id: "domain", kind: "domain", hinted: true },
  {
    id: "host",
    kind: "text",
    maxLength: 63,
    pattern: `@|${LABEL}(?:\\.${LABEL})*`,
    code: true,
    plain: true,
    hinted: true,
    initial: "www",
  },
  ...between,
  { id: "setRecord", kind: "switch", hinted: true, initial: true },
];

/** At mainland places a domain whose ICP filing was made elsewhere needs the filing's data. */
export const mainlandFields = (draft: Config): FormField[] => [
  { id: "filedElsewhere", kind: "switch", hinted: true },
  ...(draft.filedElsewhere === true ? filingQuestions(draft) : []),
];

/** The filing's data as they are sent; none where it was not made elsewhere. */
export const filedElsewhere = (input: Config): Filing => (input.filedElsewhere === true ? filingOf(input) : {});

const text = (
  id: string,
  maxLength: number,
  more: { pattern?: string; hinted?: true; plain?: true; format?: TextFormat } = {},
): FormField => ({
  id,
  kind: "text",
  maxLength,
  personal: true,
  ...more,
});
/** The upstream takes no comma in any of them. */
const NAME = "[^,]*";
const CARD = String.raw`\d{17}[\dXx]`;
const LANDLINE = String.raw`0\d{9,11}`;

/** The data of an ICP filing that was made elsewhere: it is sent to the upstream and not stored. */
function filingQuestions(draft: Config): FormField[] {
  return [
    { id: "ownerKind", kind: "choice", as: "segments", choices: [{ value: "enterprise" }, { value: "person" }] },
    text("ownerName", 60, { pattern: NAME, format: "noComma" }),
    ...(draft.ownerKind === "person"
      ? []
      : [text("organisationCode", 9, { pattern: String.raw`\d{9}`, hinted: true, plain: true })]),
    text("ownerAddress", 120, { pattern: "[^,]{4,}", format: "fourNoComma" }),
    text("ownerPhone", 12, { pattern: LANDLINE, hinted: true, plain: true }),
    text("siteName", 60, { pattern: NAME, format: "noComma" }),
    text("ownerIdNumber", 18, { pattern: CARD, plain: true, format: "idCard" }),
    text("contactName", 30, { pattern: NAME, format: "noComma" }),
    text("contactIdNumber", 18, { pattern: CARD, plain: true, format: "idCard" }),
    text("contactLandline", 12, { pattern: LANDLINE, plain: true, format: "landline" }),
    text("contactMobile", 11, { pattern: String.raw`1\d{10}`, plain: true, format: "mobile" }),
    text("contactEmail", 100, { pattern: EMAIL_PATTERN, plain: true, format: "email" }),
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
