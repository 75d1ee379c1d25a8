import { z } from "zod";
import { endpoint } from "../endpoint";
import { type Answer, AnswerError, keyed, many, unpack } from "../reading/answer";
import { count, escaped, fen, need, text } from "../reading/field";
import { oneOf, yesNo } from "../reading/value";

/** 十二、建站之星 Pro 版, 1, 2, 14, 15: templates and the showcase. */

/** Template categories; `desktopTemplates` counts those for PC only. Manual: 十二、建站之星 Pro 版, 1. */
export const listTemplateCategories = endpoint("sitestarpro.getCatalist", {
  effect: "read",
  input: z.object({
    premium: yesNo("1", "0").optional(),
    kind: oneOf({ desktop: "1", mobile: "2", both: "3", mini_program: "4" }).optional(),
  }),
  wire: { premium: "refinement", kind: "Type" },
  output: many({
    categoryId: ["tpl_category_id", need(text)],
    name: ["tpl_category_name", need(escaped)],
    desktopTemplates: ["amount", count],
    kindNumber: ["tpl_belong_type", count],
  }),
  codes: {},
});

/**
 * Templates, all without a category. `level` says which editions may use one: basic 1–2, standard 1–3, marketing 1–4.
 * A premium template has a price, which affects that of the site. Manual: 十二、建站之星 Pro 版, 2.
 */
export const listTemplates = endpoint("sitestarpro.getTemplate", {
  effect: "read",
  timeoutMs: 60_000,
  input: z.object({
    categoryId: z
      .string()
      .regex(/^\d{1,10}$/, "upstream.id")
      .optional(),
    // 0–3, where the categories count the same kinds 1–4.
    kind: oneOf({ desktop: "0", mobile: "1", both: "2", mini_program: "3" }).optional(),
    premium: yesNo("1", "0").optional(),
  }),
  wire: { categoryId: "Category", kind: "Mobile", premium: "refinement" },
  output: many({
    templateId: ["tpl_id", need(text)],
    name: ["tpl_name", text],
    categoryId: ["tpl_category_id", text],
    colour: ["tpl_belong_color", text],
    thumbnailUrl: ["tpl_pic_screenshot", text],
    pictureUrl: ["tpl_pic_big", text],
    previewUrl: ["tpl_domain", text],
    priceFen: ["tpl_price", fen],
    level: ["user_level", count],
  }),
  codes: {},
});

export interface ShowcaseCategory {
  id: string;
  name: string | null;
  children: ShowcaseCategory[];
}
export interface ShowcaseFilters {
  colours: { id: string; name: string | null }[];
  categories: ShowcaseCategory[];
}

const colours = many({ id: ["id", need(text)], name: ["color", text] });
const node = many({ id: [["cateid", "subcateid"], need(text)], name: [["catename", "subcatename"], text] });
const DEEPEST = 5;

/** The innermost categories are called subcate… . */
function tree(list: unknown, depth = 0): ShowcaseCategory[] {
  if (list === undefined || list === null || list === "") return [];
  if (!Array.isArray(list) || depth >= DEEPEST) throw new AnswerError("categories: list expected");
  const fail = (problem: string) => {
    throw new AnswerError(problem);
  };
  return list.map((item) => {
    const [own] = node(item, { input: undefined, report: fail, remark: fail });
    if (!own) throw new AnswerError("categories: object expected");
    return { ...own, children: tree(keyed(item).get("subcategory"), depth + 1) };
  });
}

/** Two objects in a list: one with the colours, one with the categories. */
const filters: Answer<ShowcaseFilters> = (message, context) => {
  const plain = unpack(message);
  const parts = (Array.isArray(plain) ? plain : [plain]).map(keyed);
  const part = (key: string) => parts.find((p) => p.has(key))?.get(key);
  return { colours: colours(part("colordetail") ?? null, context), categories: tree(part("category")) };
};

/** Colours and categories by which the showcase can be filtered. Manual: 十二、建站之星 Pro 版, 14. */
export const readShowcaseFilters = endpoint("sitestarpro.getCaseParamList", {
  effect: "read",
  input: z.object({}),
  output: filters,
  codes: { 10012: "rejected:parameter_missing", 10014: "ours:agent_name_missing" },
});

/** "1,2,3": several colours of one case. */
const colourList = text.transform((t) =>
  t === null
    ? []
    : t
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== ""),
);
const filterId = z
  .string()
  .regex(/^\d{1,6}$/, "upstream.id")
  .optional();

/**
 * Sites that others built. The kind is marked required though empty would mean PC: it is always sent.
 * Manual: 十二、建站之星 Pro 版, 15.
 */
export const listShowcase = endpoint("sitestarpro.getSiteCaseList", {
  effect: "read",
  timeoutMs: 60_000,
  input: z.object({
    categoryId: filterId,
    colourId: filterId,
    kind: oneOf({ desktop: "0", mobile: "1", micro: "2", three_in_one: "3" }),
  }),
  // The example sends parentcategory and subcategory in place of the table's category. The manual does not say which
  // of the two an id belongs to, so the table's name is the default and the other two are variants.
  wire: { categoryId: "category", colourId: "color", kind: "mobile" },
  variants: {
    showcase_category: {
      parent: { wire: { categoryId: "parentcategory" } },
      sub: { wire: { categoryId: "subcategory" } },
    },
  },
  output: many({
    name: ["webname", need(text)],
    url: ["viewurl", text],
    pictureUrl: ["picurl", text],
    categoryId: [["category", "subcategory"], text],
    parentCategoryId: ["parentcategory", text],
    colourIds: ["color", colourList],
    qrCodeUrl: ["ewm", text],
  }),
  codes: { 10014: "ours:agent_name_missing" },
});
