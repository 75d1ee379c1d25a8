import { z } from "zod";
import type { StaffRole } from "@/lib/core/actor";
import { contract, instant, nothing } from "@/lib/http/contract";

/** Who may write help articles. */
export const helpWriters = ["support", "admin"] as const satisfies readonly StaffRole[];

/** How the help centre groups its articles, in its order. Their names are in messages/<language>/help.json. */
export const HELP_CATEGORIES = [
  "domains",
  "identity",
  "dns",
  "websites",
  "mail",
  "servers",
  "money",
  "account",
] as const;
export type HelpCategory = (typeof HELP_CATEGORIES)[number];

/** The page of search results has this address. */
const RESERVED = new Set(["search"]);

/** The last part of an article's address, the same in both languages. */
export const helpSlug = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "help.slug_format")
  .refine((slug) => !RESERVED.has(slug), "help.slug_reserved");

const title = z.string().trim().max(80);
const summary = z.string().trim().max(240);
const body = z.string().trim().max(30_000);

const articleFields = z.object({
  category: z.enum(HELP_CATEGORIES),
  position: z.int().min(0).max(9999),
  published: z.boolean(),
  popular: z.boolean(),
  titleZh: title,
  titleEn: title,
  summaryZh: summary,
  summaryEn: summary,
  /** Markdown, without the title. */
  bodyZh: body,
  bodyEn: body,
});
export type HelpArticleFields = z.output<typeof articleFields>;

const TEXTS = ["titleZh", "titleEn", "summaryZh", "summaryEn", "bodyZh", "bodyEn"] as const;

/** Readers of either language find a whole article; a hidden one may be half written. */
function wholeToPublish(value: HelpArticleFields, context: z.RefinementCtx): void {
  if (!value.published) return;
  for (const name of TEXTS)
    if (value[name] === "") context.addIssue({ code: "custom", path: [name], message: "help.wanted_to_publish" });
}

const saved = z.object({ slug: z.string(), updatedAt: instant });
/** Two texts of 30,000 Chinese characters, with room for escapes. */
const maxBytes = 400_000;

/** Readers pay to the account and follow the steps that an article names, so a session that was left open changes none. */
export const createHelpArticleContract = contract({
  method: "POST",
  path: "/api/v1/admin/help/articles",
  summary: "Adds an article to the help centre.",
  access: helpWriters,
  reauth: true,
  input: articleFields.extend({ slug: helpSlug }).superRefine(wholeToPublish),
  output: saved,
  maxBytes,
});

export const saveHelpArticleContract = contract({
  method: "PUT",
  path: "/api/v1/admin/help/articles/{slug}",
  summary: "Saves an article of the help centre: its texts in both languages, its place, and whether it is shown.",
  access: helpWriters,
  reauth: true,
  input: articleFields
    .extend({
      slug: helpSlug,
      /** When it had last been changed as the editor was opened; null: it was a default article. */
      seenAt: instant.nullable(),
    })
    .superRefine(wholeToPublish),
  output: saved,
  errors: ["help.changed_meanwhile"],
  maxBytes,
});

export const removeHelpArticleContract = contract({
  method: "DELETE",
  path: "/api/v1/admin/help/articles/{slug}",
  summary: "Discards what staff wrote: a default article is shown as it came with the shop, any other article is gone.",
  access: helpWriters,
  reauth: true,
  input: z.object({ slug: helpSlug }),
  output: nothing,
});

export const previewHelpArticleContract = contract({
  method: "POST",
  path: "/api/v1/admin/help/preview",
  summary: "The HTML that readers would see of a Markdown text.",
  access: helpWriters,
  input: z.object({ body, language: z.enum(["zh", "en"]) }),
  output: z.object({ html: z.string() }),
  limit: { points: 240, seconds: 60, counted: "by each process" },
  maxBytes,
});
