import { yuanText } from "@/lib/core/money";
import { type Handler, Raw } from "../../http/call";
import { categories, type TemplateKind, templates } from "./templates";

/** 十二, 1. Names are printed as \u escapes; the amount counts PC templates only. */
export const getCatalist: Handler = {
  handle({ params, warts }) {
    const kind = (Number(params.text("Type") || "1") - 1).toString() as TemplateKind;
    const premium = params.text("refinement") === "1";
    const rows = categories.map(({ id, name }) => ({
      tpl_belong_type: String(Number(kind) + 1),
      tpl_category_id: id,
      tpl_category_name: name,
      amount: templates.filter((t) => t.categoryId === id && t.kind === "0" && t.premium === premium).length,
    }));
    return warts ? new Raw(JSON.stringify(rows).replace(/[^\x20-\x7e]/g, escape16)) : rows;
  },
};

function escape16(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** 十二, 2 */
export const getTemplate: Handler = {
  handle({ params }) {
    const category = params.text("Category");
    const kind = params.text("Mobile") || "0";
    const premium = params.text("refinement") === "1";
    return templates
      .filter((t) => t.kind === kind && t.premium === premium && (!category || t.categoryId === category))
      .map((t) => ({
        tpl_id: t.id,
        tpl_name: t.name,
        tpl_category_id: t.categoryId,
        tpl_belong_color: t.colour,
        tpl_level: "1",
        tpl_domain: `http://${t.name}.view.sitestar.cn`,
        tpl_belong_type: "1",
        user_level: String(t.level),
        ...(t.premium ? { tpl_price: yuanText(t.priceFen) } : {}),
        tpl_pic_screenshot: `http://screenshots.websiteonline.cn/screenshots/${t.name}-a.jpg`,
        tpl_pic_big: `http://screenshots.websiteonline.cn/screenshots/${t.name}-b.jpg`,
      }));
  },
};
