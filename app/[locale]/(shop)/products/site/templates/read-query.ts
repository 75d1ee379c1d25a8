import { languageOf } from "@/app/brand-metadata";
import { type CaseKind, caseKinds, type TemplatePriceKind, templatePrices } from "@/lib/gallery/contract";
import { TEMPLATE_KINDS, type TemplateKind } from "@/lib/product-lines/site/form";
import type { Language } from "@/messages/languages";

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** The parameters of the gallery's address. What can't be read counts as not given. */
export interface GalleryAddress {
  language: Language;
  show: "templates" | "cases";
  kind: TemplateKind;
  caseKind: CaseKind;
  category: string | undefined;
  subcategory: string | undefined;
  colour: string | undefined;
  price: TemplatePriceKind | undefined;
  template: string | undefined;
  page: number;
}

export function readGalleryAddress(locale: string, params: Params): GalleryAddress {
  const one = (name: string) => {
    const value = params[name];
    return typeof value === "string" && /^[\w-]{1,40}$/.test(value) ? value : undefined;
  };
  const among = <T extends string>(values: readonly T[], name: string) => values.find((value) => value === one(name));
  return {
    language: languageOf(locale),
    show: one("show") === "cases" ? "cases" : "templates",
    kind: among(TEMPLATE_KINDS, "kind") ?? "desktop",
    caseKind: among(caseKinds, "kind") ?? "desktop",
    category: one("category"),
    subcategory: one("subcategory"),
    colour: one("colour"),
    price: among(templatePrices, "price"),
    template: one("template"),
    page: Number(/^\d{1,4}$/.test(one("page") ?? "") ? one("page") : 1),
  };
}
