import "server-only";
import { fromShanghai } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { partialEnv } from "@/lib/env";
import { briefly } from "@/lib/settings/briefly";
import type { Language } from "@/messages/languages";
import { HELP_CATEGORIES, type HelpCategory } from "./admin-contract";
import { DEFAULT_ARTICLES } from "./default-articles";
import { type HelpTexts, readDefaultTexts } from "./read-default-texts";

/** An article as it is now: the shop's own where staff saved one, else the default. */
export interface HelpArticle {
  slug: string;
  category: HelpCategory;
  position: number;
  published: boolean;
  popular: boolean;
  texts: Record<Language, HelpTexts>;
  updatedAt: Date;
  /** default: as it came with the shop; changed: staff changed a default; own: staff wrote it. */
  origin: "default" | "changed" | "own";
}

const lately = briefly("help", load);

/** Every article, also hidden ones, in the order of the help centre. Remembered for two seconds. Without a database: the defaults. */
export function readArticles(): Promise<readonly HelpArticle[]> {
  return lately.get();
}

/** Discards what this process remembers of the articles. */
export function forgetArticles(): void {
  lately.forget();
}

let defaults: readonly HelpArticle[] | undefined;

/** The articles that come with the shop. Read once: they are files of this version. */
export function defaultArticles(): readonly HelpArticle[] {
  defaults ??= DEFAULT_ARTICLES.map(({ slug, category, popular = false, updatedOn }, at) => {
    const [year = 0, month = 0, day = 0] = updatedOn.split("-").map(Number);
    return {
      ...{ slug, category, popular, position: (at + 1) * 10, published: true, origin: "default" },
      texts: { zh: readDefaultTexts(slug, "zh"), en: readDefaultTexts(slug, "en") },
      updatedAt: fromShanghai(year, month, day) ?? new Date(0),
    };
  });
  return defaults;
}

async function load(): Promise<readonly HelpArticle[]> {
  const rows = partialEnv().DATABASE_URL ? await db.helpArticle.findMany() : [];
  const byDefault = new Set(defaultArticles().map(({ slug }) => slug));
  const written = new Set(rows.map(({ slug }) => slug));
  const own = rows.map((row): HelpArticle => {
    const { slug, position, published, popular, updatedAt } = row;
    return {
      ...{ slug, position, published, popular, updatedAt },
      category: HELP_CATEGORIES.find((one) => one === row.category) ?? HELP_CATEGORIES[0],
      texts: {
        zh: { title: row.titleZh, summary: row.summaryZh, body: row.bodyZh },
        en: { title: row.titleEn, summary: row.summaryEn, body: row.bodyEn },
      },
      origin: byDefault.has(slug) ? "changed" : "own",
    };
  });
  return [...defaultArticles().filter(({ slug }) => !written.has(slug)), ...own].toSorted(
    (a, b) => placeOf(a) - placeOf(b) || a.position - b.position || (a.slug < b.slug ? -1 : 1),
  );
}

const placeOf = ({ category }: HelpArticle) => HELP_CATEGORIES.indexOf(category);
