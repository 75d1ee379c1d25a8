import type { InputOf } from "@/lib/cndns/endpoint";
import { readPrice, readRenewPrice } from "@/lib/cndns/endpoints/product-and-user";
import { listTemplates } from "@/lib/cndns/endpoints/site-catalogue";
import type { Upgrade } from "../actions/upgrade";
import { costOfRest } from "../cost-of-rest";
import type { Config } from "../form";
import type { CostRow } from "../line";
import type { Cost, CostByKey, CostSubject } from "../product-action";
import type { Call } from "../reading";
import type { Term } from "../term";
import {
  boughtTemplates,
  isMiniProgram,
  isPremiumValue,
  locationOf,
  missingVersion,
  templateIdOf,
  versionsOf,
} from "./form";

/** The upstream has no price for these editions. */
const WITHOUT_PRICE = ["micro_shop", "mini_program_standard", "mini_program_marketing"];
const QUOTED: Readonly<Record<string, "basic" | "standard" | "marketing" | "catering">> = {
  basic: "basic",
  standard: "standard",
  marketing: "marketing",
  micro_catering: "catering",
};

export const siteCostRows: readonly CostRow[] = WITHOUT_PRICE.map((edition) => ({
  key: `year.${edition}`,
  per: "year",
}));

/** All that is asked for one configuration. null as soon as a part isn't sold, else "unclear" as soon as one has no answer. */
function sum(costs: readonly Cost[]): Cost {
  if (costs.includes(null)) return null;
  if (costs.includes("unclear")) return "unclear";
  return (costs as readonly bigint[]).reduce((total, one) => total + one, 0n);
}

type Quoted = Config & { edition?: unknown };
type SitePrice = Extract<InputOf<typeof readPrice>, { product: "site"; edition: unknown }>;

/** What the given versions cost for so many years. Both versions cost what each of them does. Manual: 十七, 3. */
async function costOfVersions(
  call: Call,
  config: Quoted,
  versions: "desktop" | "mobile" | "both",
  years: number,
  costs: CostByKey,
): Promise<Cost> {
  const entered = WITHOUT_PRICE.includes(String(config.edition)) ? costs(`year.${config.edition}`) : undefined;
  if (entered !== undefined) return entered === null ? null : entered * BigInt(years);
  const edition = QUOTED[String(config.edition)];
  if (!edition) return null;
  const location = locationOf(config) as SitePrice["location"];
  const kinds = versions === "both" ? (["desktop", "mobile"] as const) : [versions];
  const prices = kinds.map(async (siteKind): Promise<Cost> => {
    const outcome = await call(readPrice, { product: "site", years, siteKind, edition, location });
    return outcome.kind === "ok" ? outcome.value : "unclear";
  });
  return sum(await Promise.all(prices));
}

/** What premium templates cost us together. Free ones are not asked for. Manual: 十二, 2. */
async function costOfTemplates(call: Call, values: readonly string[], config: Config): Promise<Cost> {
  const wanted = values.filter(isPremiumValue).map(templateIdOf);
  if (wanted.length === 0) return 0n;
  const kinds = isMiniProgram(config) ? (["mini_program"] as const) : (["desktop", "mobile", "both"] as const);
  const answers = await Promise.all(kinds.map((kind) => call(listTemplates, { premium: true, kind })));
  if (answers.some(({ kind }) => kind !== "ok")) return "unclear";
  const listed = answers.flatMap((answer) => (answer.kind === "ok" ? answer.value : []));
  return sum(wanted.map((id) => listed.find(({ templateId }) => templateId === id)?.priceFen ?? null));
}

const templatesOf = ({ template, mobileTemplate }: Config): string[] => [
  ...new Set([template, mobileTemplate].map((value) => String(value ?? ""))),
];

/** A new site: its years, and its premium templates once. */
export async function quoteSite(
  call: Call,
  { config, years }: { config: Config } & Term,
  costs: CostByKey,
): Promise<Cost> {
  return sum(
    await Promise.all([
      costOfVersions(call, config, versionsOf(config), years, costs),
      costOfTemplates(call, templatesOf(config), config),
    ]),
  );
}

/** Manual: 十七, 4. */
export async function quoteSiteRenewal(call: Call, { name, years }: { name: string } & Term): Promise<Cost> {
  const outcome = await call(readRenewPrice, { product: "site", name, years });
  return outcome.kind === "ok" ? outcome.value : "unclear";
}

/** The difference of both years for the days that are left: the upstream prices no upgrade. */
export async function quoteSiteUpgrade(call: Call, upgrade: Upgrade, costs: CostByKey, now: Date): Promise<Cost> {
  const { before, config, expiresAt } = upgrade;
  if (!expiresAt || expiresAt <= now) return null;
  const after = { ...before, ...config };
  const [was, becomes] = await Promise.all(
    [before, after].map((one) => costOfVersions(call, one, versionsOf(one), 1, costs)),
  );
  if (was === null || becomes === null || was === undefined || becomes === undefined) return null;
  if (was === "unclear" || becomes === "unclear") return "unclear";
  const costFen = costOfRest(was, becomes, expiresAt, now);
  return costFen > 0n ? costFen : null;
}

/** The second version for the days that are left, and its template where that is a premium one. */
export async function quoteVersion(call: Call, upgrade: Upgrade, costs: CostByKey, now: Date): Promise<Cost> {
  const { before, config, expiresAt } = upgrade;
  const part = missingVersion(before);
  if (!expiresAt || expiresAt <= now || part === null) return null;
  const chosen = part === "desktop" ? config.template : config.mobileTemplate;
  const isOwn = boughtTemplates(before).includes(String(chosen));
  const [year, templates] = await Promise.all([
    costOfVersions(call, before, part, 1, costs),
    costOfTemplates(call, isOwn ? [] : [String(chosen ?? "")], before),
  ]);
  return sum([typeof year === "bigint" ? costOfRest(0n, year, expiresAt, now) : year, templates]);
}

export async function quoteTemplate(call: Call, { config, before }: Upgrade): Promise<Cost> {
  return await costOfTemplates(call, [templateOfChoice(config).value], before);
}

/** What `premiumTemplate` says: the template, and what it is for. */
export function templateOfChoice({ premiumTemplate }: Config) {
  const [value = "", kind = "desktop"] = String(premiumTemplate ?? "").split(".");
  return { value, kind: kind as "desktop" | "mobile" | "both" | "mini_program" };
}

/** A copy: its years, and again the premium templates that the shop knows of. The manual says nothing of them; less would be a loss. */
export async function quoteCopy(
  call: Call,
  { config, years }: { config: Config } & Term,
  costs: CostByKey,
): Promise<Cost> {
  return sum(
    await Promise.all([
      costOfVersions(call, config, versionsOf(config), years, costs),
      costOfTemplates(call, boughtTemplates(config), config),
    ]),
  );
}

/** Free templates, categories and languages change no cost: what is asked once holds for all of them. */
export function siteCostKey({ name, action, config }: CostSubject): string {
  const { edition, location = "china" } = config;
  const premium = boughtTemplates(config).sort();
  return [action, name, edition, versionsOf(config), location, ...premium].join(" ");
}
