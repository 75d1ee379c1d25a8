import { z } from "zod";
import { contract, nothing } from "@/lib/http/contract";

/** small: for lists, 4 by 3. large: the whole screenshot. */
const size = z.enum(["small", "large"]).default("small");
export type PictureSize = z.output<typeof size>;

/** A page of the gallery asks for thirty at once. */
const limit = { points: 1_200, seconds: 60 };

export const templatePictureContract = contract({
  method: "GET",
  path: "/api/v1/products/site/templates/{id}/picture",
  summary: "The screenshot of a website template, as WebP. Fetched by us from a known host, made smaller and kept.",
  access: "anyone",
  input: z.object({ id: z.string().regex(/^\d{1,10}$/), size }),
  output: nothing,
  errors: ["not_found"],
  limit,
});

export const caseKinds = ["desktop", "mobile", "micro", "three_in_one"] as const;
export type CaseKind = (typeof caseKinds)[number];

export const casePictureContract = contract({
  method: "GET",
  path: "/api/v1/products/site/cases/{kind}/{key}/picture",
  summary: "The screenshot of a website that others built, as WebP.",
  access: "anyone",
  input: z.object({ kind: z.enum(caseKinds), key: z.string().regex(/^[0-9a-f]{24}$/), size }),
  output: nothing,
  errors: ["not_found"],
  limit,
});

/** What a template costs beside the edition: nothing, or a price of its own. */
export const templatePrices = ["free", "premium"] as const;
export type TemplatePriceKind = (typeof templatePrices)[number];

/** A choice of a filter, as its reader reads it. */
export interface FilterChoice {
  value: string;
  label: string;
}

/** A template as the gallery shows it. */
export interface GalleryTemplate {
  id: string;
  name: string;
  kind: "desktop" | "mobile" | "both" | "mini_program";
  category: string;
  categoryName: string;
  /** The upstream's word, in English. */
  colour: string | null;
  premium: boolean;
  /** What a customer pays for a premium one, tax included. */
  priceFen: bigint | null;
  /** The editions that can use it. */
  editions: readonly string[];
  previewUrl: string | null;
  /** The order form with this template chosen. */
  orderHref: string;
}

export interface GalleryPage<T> {
  rows: readonly T[];
  count: number;
  page: number;
  pages: number;
}

export interface TemplateGalleryView extends GalleryPage<GalleryTemplate> {
  categories: readonly FilterChoice[];
  colours: readonly string[];
  /** The one that is shown large. */
  chosen: GalleryTemplate | null;
}

export interface GalleryCase {
  key: string;
  name: string;
  url: string | null;
  picture: boolean;
}

export interface CaseGalleryView extends GalleryPage<GalleryCase> {
  categories: readonly FilterChoice[];
  /** Within the chosen category. */
  subcategories: readonly FilterChoice[];
  colours: readonly FilterChoice[];
}
