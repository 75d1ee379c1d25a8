import type { SiteEdition } from "./rows";

/** getTemplate's kinds: PC, mobile, both in one, mini program. getCatalist counts the same from 1. */
export type TemplateKind = "0" | "1" | "2" | "3";

export interface Template {
  id: string;
  name: string;
  categoryId: string;
  kind: TemplateKind;
  colour: string;
  /** What an edition must have: pro 2, ulti 3, shop 4. */
  level: number;
  premium: boolean;
  priceFen: bigint;
}

const names = "商业 宠物 餐饮 教育 医疗 旅游 房产 家居 服装 科技 汽车 美容".split(" ");
const slugs = "business pets food school health travel estate home fashion tech cars beauty".split(" ");
const colours = ["white", "orange", "blue", "green", "black", "red"];
const KIND_BASE: Readonly<Record<TemplateKind, number>> = { "0": 3_000, "1": 5_000, "2": 7_000, "3": 9_000 };

/** The templates of every category and kind: levels 1 to 4, then two premium ones. */
const PLAN: readonly { level: number; priceFen: bigint }[] = [
  { level: 1, priceFen: 0n },
  { level: 2, priceFen: 0n },
  { level: 3, priceFen: 0n },
  { level: 4, priceFen: 0n },
  { level: 2, priceFen: 30_000n },
  { level: 3, priceFen: 50_000n },
];

export const categories = names.map((name, i) => ({ id: String(i + 1), name }));

/** PC of category 1 are 3001 … 3006, of category 2 3011 …; mobile 5001, both 7001, mini program 9001. */
export const templates: readonly Template[] = (Object.keys(KIND_BASE) as TemplateKind[]).flatMap((kind) =>
  slugs.flatMap((slug, category) =>
    PLAN.map(({ level, priceFen }, n) => ({
      id: String(KIND_BASE[kind] + category * 10 + n + 1),
      name: `${slug}-${n + 1}`,
      categoryId: String(category + 1),
      kind,
      colour: colours[(category + n) % colours.length] ?? "white",
      level,
      premium: priceFen > 0n,
      priceFen,
    })),
  ),
);

const byId = new Map(templates.map((template) => [template.id, template]));

export function findTemplate(id: string): Template | undefined {
  return byId.get(id);
}

const LEVEL: Readonly<Record<SiteEdition, number>> = {
  pro: 2,
  ulti: 3,
  shop: 4,
  wxulti: 3,
  wxshop: 4,
  dinner: 0,
  microsite: 0,
  weishop: 0,
};

/** Whether an edition may use a template as its PC, mobile or mini program one. */
export function templateFits(template: Template, edition: SiteEdition, part: "pc" | "mobile" | "wx"): boolean {
  const kinds: readonly TemplateKind[] = { pc: ["0", "2"], mobile: ["1", "2"], wx: ["3"] }[part] as TemplateKind[];
  return kinds.includes(template.kind) && template.level <= LEVEL[edition];
}
