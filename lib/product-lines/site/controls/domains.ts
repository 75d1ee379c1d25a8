import type { InputOf } from "@/lib/cndns/endpoint";
import { bindSiteDomain, listSiteDomains, unbindSiteDomain } from "@/lib/cndns/endpoints/site-controls";
import type { FieldError } from "@/lib/core/errors";
import type { Control, ControlSubject, Panel, PanelRow, WantedRecord } from "../../control";
import { bindingFields, boundName, filedElsewhere, mainlandFields, placeOf } from "../../filing-form";
import type { Config, FormField } from "../../form";
import { isSameDomain } from "../../is-same-domain";
import type { ProductLine } from "../../line";
import { known, mapOk } from "../../map-ok";
import { SITE_MAINLAND, versionsOf } from "../form";

const withoutDomains = ({ config }: ControlSubject): boolean => config.edition === "micro_catering";
const hasBoth = ({ config }: ControlSubject): boolean => versionsOf(config) === "both";
/** A site whose place is not known may be on the mainland; "china" is the older name of Shanghai. */
const isMainland = ({ config }: ControlSubject): boolean =>
  [undefined, "china", ...SITE_MAINLAND].includes(config.location as string | undefined);

type Version = NonNullable<InputOf<typeof bindSiteDomain>["version"]>;

const versionField: FormField = {
  id: "version",
  kind: "choice",
  as: "segments",
  choices: [{ value: "both" }, { value: "desktop" }, { value: "mobile" }],
};

function bindFields(subject: ControlSubject, draft: Config): FormField[] {
  return [
    ...bindingFields(hasBoth(subject) ? [versionField] : []),
    ...(isMainland(subject) ? mainlandFields(draft) : []),
  ];
}

/** A site is reached by a CNAME alone, which a domain's own name can't have beside its other records. */
function recordOf({ snapshot }: ControlSubject, domain: string, host: string): WantedRecord[] {
  const { cname } = snapshot;
  return host !== "@" && typeof cname === "string" ? [{ domain, host, type: "CNAME", value: `${cname}.` }] : [];
}

export const sitePointing: ProductLine["pointing"] = async (_call, subject, zone) =>
  known(withoutDomains(subject) ? [] : recordOf(subject, zone, "www"));

/** Whether a row of the site's list is of this domain, and of a version that is asked for. */
function opens(
  row: { domain: string; version: string | null },
  domain: string,
  subject: ControlSubject,
  { version }: Config,
): boolean {
  if (!isSameDomain(row.domain, domain)) return false;
  return !hasBoth(subject) || version === "both" || row.version === version;
}

/** Binds a domain and, where the shop manages its zone, points it at the site. Manual: 十二, 8. */
export const bindSiteDomainControl: Control = {
  id: "bindDomain",
  group: "domains",
  panel: "domains",
  hidden: withoutDomains,
  fields: (subject, _options, _row, draft) => bindFields(subject, draft),
  records: async (_call, subject, input) => {
    const { zone, host } = placeOf(input);
    return known(input.setRecord === true ? recordOf(subject, zone, host) : []);
  },
  // The upstream says the same of a domain that opens another site as of one that opens this one.
  async faults(call, subject, input): Promise<Record<string, FieldError>> {
    const { zone, host } = placeOf(input);
    const domain = boundName(zone, host);
    const listed = await call(listSiteDomains, { name: subject.name });
    const isThere = listed.kind === "ok" && listed.value.some((one) => opens(one, domain, subject, input));
    return isThere ? { domain: { code: "controls.domain_bound_here", params: { domain } } } : {};
  },
  async run(call, subject, input) {
    const { zone, host } = placeOf(input);
    const domain = boundName(zone, host);
    const outcome = await call(bindSiteDomain, {
      name: subject.name,
      domain,
      ...(hasBoth(subject) ? { version: input.version as Version } : {}),
      ...filedElsewhere(input),
    });
    return mapOk(outcome, () => ({ params: { domain } }));
  },
};

/** Unbinds a domain from every version; its record stays. Manual: 十二, 9. */
export const unbindSiteDomainControl: Control = {
  id: "unbindDomain",
  group: "domains",
  panel: "domains",
  perRow: true,
  danger: true,
  async run(call, subject, input) {
    const domain = input.row ?? "";
    const version = hasBoth(subject) ? { version: "both" as const } : {};
    return mapOk(await call(unbindSiteDomain, { name: subject.name, domain, ...version }), () => ({
      params: { domain },
    }));
  },
};

/** The domains of a site, each once with the versions that it leads to. Manual: 十二, 10. */
export const siteDomainsPanel: Panel = {
  id: "domains",
  group: "domains",
  columns: [
    { id: "domain", mono: true },
    { id: "version", words: true },
  ],
  hidden: withoutDomains,
  read: async (call, subject) =>
    mapOk(await call(listSiteDomains, { name: subject.name }), (bound) => {
      const rows = new Map<string, PanelRow>();
      for (const { domain, version } of bound) {
        const before = rows.get(domain)?.cells.version;
        const both = before !== undefined && before !== version;
        rows.set(domain, {
          key: domain,
          cells: { domain, version: both ? "both" : version === "other" ? null : version },
        });
      }
      return [...rows.values()];
    }),
};
