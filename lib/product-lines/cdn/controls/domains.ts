import {
  addCdnDomain,
  listCdnDomains,
  purgeCdn,
  removeCdnDomain,
  setCdnOrigins,
} from "@/lib/cndns/endpoints/cdn-domains";
import type { Outcome } from "@/lib/cndns/outcome";
import type { FieldError } from "@/lib/core/errors";
import type { Control, ControlResult, ControlSubject, PanelRow, WantedRecord } from "../../control";
import type { Config, FormField } from "../../form";
import { HOST_PATTERN } from "../../host-name-pattern";
import { isSameDomain, plainDomain } from "../../is-same-domain";
import type { ProductLine } from "../../line";
import { known, mapOk } from "../../map-ok";
import { privateAddressFault } from "../../private-address-fault";
import type { Call } from "../../reading";

const MOST_ORIGINS = 20;

const ORIGIN = `(?![^\\s,，;；]{254})${HOST_PATTERN}`;

/** Origins one after the other. */
const ORIGINS_PATTERN = `\\s*${ORIGIN}(?:[\\s,，;；]+${ORIGIN}){0,${MOST_ORIGINS - 1}}\\s*`;

/** The parts of a list, each once. */
const partsOf = (text: Config[string] | undefined): string[] => [
  ...new Set(
    String(text ?? "")
      .split(/[\s,，;；]+/)
      .filter((part) => part !== ""),
  ),
];

const ORIGIN_FIELDS: readonly FormField[] = [
  {
    id: "origins",
    kind: "text",
    maxLength: 2000,
    pattern: ORIGINS_PATTERN,
    multiline: true,
    code: true,
    hosts: true,
    hinted: true,
  },
  {
    id: "host",
    kind: "text",
    maxLength: 253,
    pattern: HOST_PATTERN,
    optional: true,
    code: true,
    hosts: true,
    hinted: true,
  },
];

const originsOf = (input: Config) => {
  const host = String(input.host ?? "").trim();
  return { origins: partsOf(input.origins), ...(host ? { host } : {}) };
};

/** The nodes fetch over the internet, and never from the accelerated domain itself: they would ask themselves for ever. */
function checkOrigins(input: Config): Record<string, FieldError> {
  const origins = partsOf(input.origins);
  const domain = origins.find((origin) => isSameDomain(origin, String(input.row ?? input.domain)));
  if (domain !== undefined) return { origins: { code: "controls.origin_itself", params: { domain } } };
  return privateAddressFault("origins", origins);
}

/** Why the upstream takes no changes now. */
const notRunning = ({ reason }: ControlSubject): string | null => {
  if (reason === "running") return null;
  return ["over_traffic", "expired", "paused", "stopped_by_admin"].includes(reason ?? "")
    ? String(reason)
    : "not_running";
};

/** Why it can't be upgraded: more traffic doesn't bring back what was stopped. */
export const cdnHeld = ({ reason }: ControlSubject): string | null =>
  reason === "paused" || reason === "stopped_by_admin" ? reason : null;

/** The upstream still takes origins and removals of a product that has used up its traffic. */
const notRunningNorOver = (subject: ControlSubject): string | null =>
  subject.reason === "over_traffic" ? null : notRunning(subject);

/** Serves a domain through the product. Its record is changed later, when the nodes know it: `pointAcceleratedDomain`. Manual: 十八, 4. */
export const addAcceleratedDomain: Control = {
  id: "addDomain",
  group: "domains",
  panel: "domains",
  blocked: notRunning,
  fields: () => [{ id: "domain", kind: "domain", hinted: true }, ...ORIGIN_FIELDS],
  check: checkOrigins,
  // Of a domain that is there already the upstream says so in a sentence without a code, which would leave the outcome unknown.
  async faults(call, { name }, input): Promise<Record<string, FieldError>> {
    const listed = await call(listCdnDomains, { name });
    const isThere = listed.kind === "ok" && listed.value.some((one) => isSameDomain(one.domain, nameOf(input)));
    return isThere ? { domain: { code: "controls.domain_there" } } : {};
  },
  async run(call, { name }, input) {
    const domain = nameOf(input);
    const sent = originsOf(input);
    const outcome = await call(addCdnDomain, { name, domain, ...sent });
    const settled =
      outcome.kind === "unknown" ? await settleAddition(call, { name, domain, ...sent }, outcome) : outcome;
    return mapOk<unknown, ControlResult>(settled, () => ({ params: { domain } }));
  },
  doneBy: (rows, input) => servedFrom(rows, nameOf(input), input),
};

const nameOf = (input: Config): string => String(input.domain).trim().toLowerCase().replace(/\.$/, "");

/** Whether the list shows the domain with the origins, and the host if there is one, that were sent. */
function servedFrom(rows: readonly PanelRow[], domain: string, input: Config): { domain: string } | null {
  const row = rows.find(({ key }) => isSameDomain(key, domain));
  const origins = row?.cells.origins;
  const { host } = originsOf(input);
  if (!Array.isArray(origins) || (host !== undefined && host !== row?.cells.host)) return null;
  return sorted(origins) === sorted(partsOf(input.origins)) ? { domain } : null;
}

const sorted = (list: readonly string[]) =>
  list
    .map((one) => one.toLowerCase())
    .toSorted()
    .join(" ");

/**
 * What the list of domains says of an addition whose outcome is unknown: it is there with the origins that were sent, or the upstream
 * answered with a sentence and it is not there. An addition that was not answered and is not listed may still come.
 */
async function settleAddition(
  call: Call,
  { name, domain, origins }: { name: string; domain: string; origins: readonly string[] },
  unknown: Extract<Outcome<unknown>, { kind: "unknown" }>,
): Promise<Outcome<unknown>> {
  const listed = await call(listCdnDomains, { name });
  if (listed.kind !== "ok") return unknown;
  const found = listed.value.find((one) => isSameDomain(one.domain, domain));
  if (found && (found.origins.length === 0 || sorted(found.origins) === sorted(origins))) return known(null);
  if (unknown.reason !== "text_only" || (!found && listed.incomplete)) return unknown;
  return {
    kind: "rejected",
    code: unknown.code ?? 0,
    name: found ? "domain_there" : "not_added",
    text: unknown.text ?? "",
  };
}

/** Manual: 十八, 6: all origins at once. */
export const setOrigins: Control = {
  id: "setOrigins",
  group: "domains",
  panel: "domains",
  perRow: true,
  interrupts: true,
  blocked: notRunningNorOver,
  fields: () => [...ORIGIN_FIELDS],
  setting: (_subject, row) =>
    row && {
      origins: Array.isArray(row.cells.origins) ? row.cells.origins.join("\n") : "",
      host: String(row.cells.host ?? ""),
    },
  check: checkOrigins,
  async run(call, { name }, input) {
    const domain = String(input.row);
    return mapOk(await call(setCdnOrigins, { name, domain, ...originsOf(input) }), () => ({ params: { domain } }));
  },
  doneBy: (rows, input) => servedFrom(rows, String(input.row), input),
};

/** Visitors whose record still points here get no answer. Manual: 十八, 5. */
export const removeAcceleratedDomain: Control = {
  id: "removeDomain",
  group: "domains",
  panel: "domains",
  perRow: true,
  danger: true,
  blocked: (subject) => (subject.reason === "paused" ? null : notRunningNorOver(subject)),
  async run(call, { name }, input) {
    const domain = String(input.row);
    return mapOk(await call(removeCdnDomain, { name, domain }), () => ({ params: { domain } }));
  },
};

/** The CNAME of each domain in the zone that the product serves. Asks for them: no reading has them. */
export const cdnPointing: ProductLine["pointing"] = async (call, subject, zone) => {
  if (notRunning(subject) !== null) return known([]);
  return mapOk(await call(listCdnDomains, { name: subject.name }), (domains) =>
    domains.flatMap(({ domain, cname }) => (cname && isIn(zone, domain) ? [nodeRecord(domain, cname)] : [])),
  );
};

const isIn = (zone: string, domain: string) => `.${plainDomain(domain)}`.endsWith(`.${plainDomain(zone)}`);

const nodeRecord = (domain: string, cname: string): WantedRecord => ({
  ...{ domain: plainDomain(domain), host: "@", type: "CNAME", value: `${cname}.` },
});

/** Points the domain's CNAME record at the nodes. The upstream isn't called: only the zone changes. */
export const pointAcceleratedDomain: Control = {
  id: "pointDomain",
  group: "domains",
  panel: "domains",
  perRow: true,
  main: true,
  blocked: (subject, row) => (row?.cells.cname ? notRunning(subject) : "cname_unknown"),
  async records(call, { name }, { row }) {
    return mapOk(await call(listCdnDomains, { name, domain: String(row) }), (domains) =>
      domains.flatMap(({ domain, cname }) =>
        isSameDomain(domain, String(row)) && cname ? [nodeRecord(domain, cname)] : [],
      ),
    );
  },
  run: async (_call, _subject, { row }) => known({ params: { domain: String(row) } }),
};

/** The full addresses of what is typed: paths are of the row's domain. */
function addressesOf(domain: string, text: Config[string] | undefined): string[] {
  return partsOf(text).map((part) => (part.startsWith("/") ? `http://${domain}${part}` : part));
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name in letters of either case, for a pattern: fields have no flag for that. */
const inAnyCase = (name: string): string =>
  literal(name).replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** The most characters that an address may have after http://. */
const MOST_PURGE_CHARACTERS = 1_000;

function purgePattern(row: PanelRow | null, folders: boolean): string {
  const domain = row?.key ?? "";
  const most = MOST_PURGE_CHARACTERS - domain.length;
  const path = folders ? `/(?:[^\\s,，;；]{0,${most - 2}}/)?` : `/[^\\s,，;；]{0,${most - 1}}`;
  const spellings = [...new Set([domain, plainDomain(domain)])].map(inAnyCase).join("|");
  const one = `(?:https?://(?:${spellings}))?${path}`;
  return `\\s*${one}(?:[\\s,，;；]+${one}){0,99}\\s*`;
}

/** Empties the cache of files or folders. Its progress is in the list of purges. Manual: 十八, 12. */
export const purgeCache: Control = {
  id: "purge",
  group: "domains",
  sentAs: { files: "urls", folders: "urls" },
  panel: "domains",
  perRow: true,
  main: true,
  blocked: notRunning,
  fields: (_subject, _options, row, draft) => {
    const folders = draft.kind === "directory";
    return [
      { id: "kind", kind: "choice", as: "segments", choices: [{ value: "file" }, { value: "directory" }] },
      {
        id: folders ? "folders" : "files",
        kind: "text",
        maxLength: 8000,
        pattern: purgePattern(row, folders),
        multiline: true,
        code: true,
        hinted: true,
      },
    ];
  },
  async run(call, { name }, input) {
    const domain = String(input.row);
    const kind = input.kind === "directory" ? "directory" : "file";
    const urls = addressesOf(domain, kind === "directory" ? input.folders : input.files);
    return mapOk(await call(purgeCdn, { name, domain, urls, kind }), () => ({
      params: { count: urls.length, domain },
    }));
  },
};
