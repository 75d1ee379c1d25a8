import type { Config, FieldChoice, FormField, PurchaseForm, UpgradeForm } from "../form";
import type { PasswordRule } from "../password-rule";
import { yearTerms } from "../term";

/** What a template is for: the desktop site, the mobile site, one template for both, a mini program. */
export const TEMPLATE_KINDS = ["desktop", "mobile", "both", "mini_program"] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];
/** The part of a site that a template is chosen for. */
type Part = "desktop" | "mobile" | "mini_program";

/** Without its cost: this is sent to browsers. */
export interface SiteTemplate {
  id: string;
  name: string;
  kind: TemplateKind;
  category: string;
  /** What an edition must have to use it. */
  level: number;
  premium: boolean;
}

export interface SiteOptions {
  categories: readonly { id: string; zh: string; en: string }[];
  /** Free ones first, so that a form opens with one that costs nothing more. */
  templates: readonly SiteTemplate[];
}

/** The upstream makes the first password; this rule is for the one that is kept until it is read. */
export const sitePassword: PasswordRule = { min: 8, max: 16, needs: ["letter", "digit"], specials: "" };

const SITES = ["basic", "standard", "marketing"];
const MINI_PROGRAMS = ["mini_program_standard", "mini_program_marketing"];
const EDITIONS = [...SITES, ...MINI_PROGRAMS, "micro_catering", "micro_shop"];
/** What a site is called until the upstream has named it. One text for both languages, as of all nameless products. */
const TITLES: Readonly<Record<string, string>> = {
  basic: "Website Basic",
  standard: "Website Standard",
  marketing: "Website Marketing",
  mini_program_standard: "Mini Program Standard",
  mini_program_marketing: "Mini Program Marketing",
  micro_catering: "Micro Catering",
  micro_shop: "Micro Shop",
};
/** The places on the mainland. */
export const SITE_MAINLAND = ["shanghai", "beijing", "guangzhou", "hangzhou"];
const LANGUAGES = ["simplified_chinese", "traditional_chinese", "english"];
const LEVELS: Readonly<Record<string, number>> = {
  basic: 2,
  standard: 3,
  marketing: 4,
  mini_program_standard: 3,
  mini_program_marketing: 4,
};
const KINDS: Readonly<Record<Part, readonly TemplateKind[]>> = {
  desktop: ["desktop", "both"],
  mobile: ["mobile", "both"],
  mini_program: ["mini_program"],
};

export const isFullSite = ({ edition }: Config): boolean => SITES.includes(String(edition));
export const isMiniProgram = ({ edition }: Config): boolean => MINI_PROGRAMS.includes(String(edition));

/** desktop, mobile or both. Micro-catering counts as a desktop site at the upstream, micro shops and mini programs as mobile ones. */
export function versionsOf(config: Config): "desktop" | "mobile" | "both" {
  if (isFullSite(config))
    return config.versions === "mobile" || config.versions === "both" ? config.versions : "desktop";
  return config.edition === "micro_catering" ? "desktop" : "mobile";
}

/** Where it is opened; nobody chooses it for a mini program. */
export const locationOf = (config: Config): string => String(config.location ?? "china");

/** "p3005" is the premium template 3005, "3001" a free one: what costs something can be told from the configuration alone. */
export const templateValue = ({ id, premium }: Pick<SiteTemplate, "id" | "premium">) => `${premium ? "p" : ""}${id}`;
export const templateIdOf = (value: unknown): string => String(value ?? "").replace(/^p/, "");
export const isPremiumValue = (value: unknown): boolean => String(value ?? "").startsWith("p");

/** The premium templates that were bought for a site, as values; also those it was opened with. */
export function boughtTemplates({ template, mobileTemplate, boughtTemplates: more }: Config): string[] {
  const all = [template, mobileTemplate, ...String(more ?? "").split(" ")].map((value) => String(value ?? ""));
  return [...new Set(all.filter(isPremiumValue))];
}

export function templatePicture(id: string, size: "small" | "large" = "small"): string {
  return `/api/v1/products/site/templates/${id}/picture?size=${size}`;
}

/** Templates of the desktop and of both versions may have one name. */
function markOf({ premium, kind }: SiteTemplate): Pick<FieldChoice, "mark"> {
  if (kind === "both") return { mark: premium ? "premium_both" : "both" };
  return premium ? { mark: "premium" } : {};
}

const choiceOf = (template: SiteTemplate): FieldChoice => ({
  value: templateValue(template),
  label: template.name,
  picture: templatePicture(template.id),
  ...markOf(template),
});

function fitting({ templates }: SiteOptions, part: Part, edition: unknown): SiteTemplate[] {
  const most = LEVELS[String(edition)] ?? 0;
  return templates.filter(({ kind, level }) => KINDS[part].includes(kind) && level <= most);
}

/** The editions that can use a template. */
export function editionsFor(kind: TemplateKind, level: number): string[] {
  const among = kind === "mini_program" ? MINI_PROGRAMS : SITES;
  return among.filter((edition) => level <= (LEVELS[edition] ?? 0));
}

/** The parts that need a template. */
function partsOf(config: Config): Part[] {
  if (isMiniProgram(config)) return ["mini_program"];
  if (!isFullSite(config)) return [];
  const versions = versionsOf(config);
  return versions === "both" ? ["desktop", "mobile"] : [versions];
}

/** The field that holds the template of a part. */
const templateField = (part: Part) => (part === "desktop" ? "template" : "mobileTemplate");

function templateFields(options: SiteOptions, draft: Config, parts: readonly Part[]): FormField[] {
  const lists = parts.map((part) => ({ part, templates: fitting(options, part, draft.edition) }));
  const inAll = options.categories.filter(({ id }) =>
    lists.every(({ templates }) => templates.some((one) => one.category === id)),
  );
  if (lists.length === 0) return [];
  const category = inAll.some(({ id }) => id === draft.category) ? draft.category : inAll[0]?.id;
  return [
    {
      id: "category",
      kind: "pick",
      as: "list",
      choices: inAll.map(({ id, zh, en }) => ({ value: id, label: zh, labelEn: en })),
    },
    ...lists.map(
      ({ part, templates }): FormField => ({
        id: templateField(part),
        kind: "pick",
        as: "pictures",
        choices: templates.filter((one) => one.category === category).map(choiceOf),
      }),
    ),
  ];
}

function locationsOf(config: Config): string[] {
  if (isMiniProgram(config)) return [];
  return isFullSite(config) ? [...SITE_MAINLAND, "hong_kong"] : SITE_MAINLAND;
}

const noted = (values: readonly string[]): FieldChoice[] => values.map((value) => ({ value, noted: true }));

/** Manual: 十二, 3. Editions without templates (micro-catering, micro shop) have fewer fields. */
export const siteForm: PurchaseForm<SiteOptions> = {
  productLine: "site",
  nameField: null,
  fields(options, draft) {
    const edition = EDITIONS.includes(String(draft.edition)) ? draft : { ...draft, edition: "basic" };
    const locations = locationsOf(edition);
    return [
      { id: "edition", kind: "choice", as: "radio", choices: noted(EDITIONS) },
      ...(isFullSite(edition)
        ? [
            {
              id: "versions",
              kind: "choice" as const,
              as: "segments" as const,
              choices: noted(["desktop", "mobile", "both"]),
            },
          ]
        : []),
      ...templateFields(options, edition, partsOf(edition)),
      ...(locations.length > 0
        ? [{ id: "location", kind: "choice" as const, as: "radio" as const, choices: noted(locations) }]
        : []),
      ...(isFullSite(edition)
        ? [
            {
              id: "language",
              kind: "pick" as const,
              as: "list" as const,
              choices: LANGUAGES.map((value) => ({ value })),
            },
          ]
        : []),
    ];
  },
  terms: () => yearTerms(1, 2, 3, 5),
  // The words beside it say in the reader's language which templates it has.
  title: ({ edition }) => TITLES[String(edition)] ?? "Website",
};

/** What a site can become: pairs of edition and place. Empty domains: nothing is bound, so it may move. */
export interface SiteUpgradeOptions {
  targets: readonly { edition: string; location: string }[];
  bound: number;
}

/** Manual: 十二, 6 and 7. A site moves to another place only while no domain is bound to it. */
export const siteUpgradeForm: UpgradeForm<SiteUpgradeOptions> = {
  fields({ targets, bound }, draft, current) {
    const here = locationOf(current);
    const reachable = bound > 0 ? targets.filter(({ location }) => location === here) : targets;
    const now = String(current.edition ?? "");
    const listed = EDITIONS.filter(
      (edition) => edition === now || reachable.some((target) => target.edition === edition),
    );
    const edition = listed.includes(String(draft.edition)) ? draft.edition : now;
    const places = [...SITE_MAINLAND, "hong_kong", "china"].filter(
      (place) =>
        (place === here && (edition === now || bound > 0)) ||
        reachable.some((to) => to.edition === edition && to.location === place),
    );
    return [
      { id: "edition", kind: "choice", as: "radio", choices: noted(listed), initial: now },
      ...(isMiniProgram(current)
        ? []
        : [
            {
              id: "location",
              kind: "choice" as const,
              as: "radio" as const,
              // "china" is the older name of Shanghai.
              choices: noted(places.filter((place) => place !== "china" || here === "china")),
              initial: here,
              hinted: bound > 0,
            },
          ]),
    ];
  },
};

/** The version that a site lacks; null when it has both, or can't have another. */
export function missingVersion(config: Config): "desktop" | "mobile" | null {
  if (!isFullSite(config)) return null;
  const versions = versionsOf(config);
  return versions === "both" ? null : versions === "desktop" ? "mobile" : "desktop";
}

/** The second version of a site: a template for it. Manual: 十二, 4. */
export const addVersionForm: UpgradeForm<SiteOptions> = {
  fields(options, draft, current) {
    const part = missingVersion(current);
    return part === null ? [] : templateFields(options, { ...draft, edition: current.edition ?? "" }, [part]);
  },
  complete: (config) => ({ ...config, versions: "both" }),
};

/** A premium template for a site that runs. Each is bought once for a site. Manual: 十二, 16. */
export const buyTemplateForm: UpgradeForm<SiteOptions> = {
  fields(options, draft, current) {
    const had = boughtTemplates(current);
    const parts: readonly Part[] = isMiniProgram(current)
      ? ["mini_program"]
      : versionsOf(current) === "both"
        ? ["desktop", "mobile"]
        : [versionsOf(current) === "mobile" ? "mobile" : "desktop"];
    const found = parts.flatMap((part) => fitting(options, part, current.edition));
    const sold = found.filter(
      (one, at) => one.premium && found.indexOf(one) === at && !had.includes(templateValue(one)),
    );
    const categories = options.categories.filter(({ id }) => sold.some(({ category }) => category === id));
    const category = categories.some(({ id }) => id === draft.premiumCategory)
      ? draft.premiumCategory
      : categories[0]?.id;
    return [
      {
        // Not the category of the template that the site was opened with.
        id: "premiumCategory",
        kind: "pick",
        as: "list",
        choices: categories.map(({ id, zh, en }) => ({ value: id, label: zh, labelEn: en })),
      },
      {
        id: "premiumTemplate",
        kind: "pick",
        as: "pictures",
        choices: sold
          .filter((one) => one.category === category)
          // Which part of the site it is for is sent as well.
          .map((one) => ({ ...choiceOf(one), value: `${templateValue(one)}.${one.kind}` })),
      },
    ];
  },
  complete: (config, current) => {
    const [bought = ""] = String(config.premiumTemplate ?? "").split(".");
    return { ...config, boughtTemplates: [...new Set([...boughtTemplates(current), bought])].join(" ") };
  },
};

/** A copy of a site, as a new service of the same or a higher edition. Manual: 十二, 17. */
export const copySiteForm: UpgradeForm<{ source: string }> = {
  fields: (_options, _draft, current) => [
    {
      id: "edition",
      kind: "choice",
      as: "radio",
      choices: noted(SITES.slice(Math.max(SITES.indexOf(String(current.edition)), 0))),
    },
  ],
  terms: () => yearTerms(1, 2, 3, 5),
  complete: (config, current) => ({ ...copied(current), ...config }),
};

/** What a copy has of its original: all but name, edition and term. */
function copied({ versions, template, mobileTemplate, location, language, boughtTemplates: bought }: Config): Config {
  const all = { versions, template, mobileTemplate, location, language, boughtTemplates: bought };
  return Object.fromEntries(Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}
