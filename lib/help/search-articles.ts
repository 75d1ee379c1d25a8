import "server-only";
import type { Language } from "@/messages/languages";
import { type HelpArticle, readArticles } from "./read-articles";
import { markdownBlocks } from "./render-markdown";

/** A piece of a text; `hit`: it was searched for. */
export interface TextPiece {
  text: string;
  hit: boolean;
}

export interface FoundArticle {
  slug: string;
  category: HelpArticle["category"];
  title: TextPiece[];
  excerpt: TextPiece[];
}

const MOST = 30;
const BEFORE = 30;
const LENGTH = { zh: 90, en: 200 };
const CHINESE = /[\u3400-\u9fff\uf900-\ufaff]/;

const known = new Map<string, readonly string[]>();

/**
 * Published articles in which every word of a query stands, best first: words in the title count most. Where a Chinese word is found nowhere as a
 * whole, articles with at least half of its pairs of characters count ("域名解析不生效"). Searched in memory: all articles together are less than
 * a megabyte, and the defaults are files (docs/decisions/help-centre.md).
 */
export async function searchArticles(query: string, language: Language): Promise<FoundArticle[]> {
  const words = [...new Set(query.toLowerCase().split(/[\s,，。、?？]+/))].filter((word) => word !== "").slice(0, 8);
  if (words.length === 0) return [];
  const articles = (await readArticles()).filter(({ published }) => published);
  const whole = ranked(
    articles,
    language,
    words.map((word) => [word]),
  );
  if (whole.length > 0) return whole;
  return ranked(articles, language, words.map(partsOf));
}

/** A Chinese word of more than two characters as its pairs; any other word as it is. */
function partsOf(word: string): string[] {
  const characters = [...word];
  if (!CHINESE.test(word) || characters.length < 3) return [word];
  return characters.slice(1).map((one, at) => `${characters[at]}${one}`);
}

function ranked(articles: readonly HelpArticle[], language: Language, words: readonly string[][]): FoundArticle[] {
  const parts = words.flat();
  return articles
    .flatMap((article) => {
      const score = scoreOf(article, language, words);
      return score > 0 ? [{ article, score }] : [];
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ article }) => {
      const { title, summary } = article.texts[language];
      return {
        slug: article.slug,
        category: article.category,
        title: pieces(title, parts),
        excerpt: pieces(excerptOf([summary, ...blocksOf(article, language)], parts, LENGTH[language]), parts),
      };
    });
}

function scoreOf(article: HelpArticle, language: Language, words: readonly string[][]): number {
  const title = article.texts[language].title.toLowerCase();
  const summary = article.texts[language].summary.toLowerCase();
  const body = blocksOf(article, language).join("\n").toLowerCase();
  let sum = 0;
  for (const parts of words) {
    let found = 0;
    for (const part of parts) {
      const score =
        (title.includes(part) ? 20 : 0) + (summary.includes(part) ? 5 : 0) + Math.min(body.split(part).length - 1, 4);
      if (score > 0) found++;
      sum += score / parts.length;
    }
    if (found * 2 < parts.length || found === 0) return 0;
  }
  return sum;
}

function blocksOf(article: HelpArticle, language: Language): readonly string[] {
  const key = `${language} ${article.slug} ${article.updatedAt.getTime()}`;
  const before = known.get(key);
  if (before) return before;
  const blocks = markdownBlocks(article.texts[language].body);
  if (known.size > 1_000) known.clear();
  known.set(key, blocks);
  return blocks;
}

/** The block that has most of what was searched for, cut around the first place of it. */
function excerptOf(blocks: readonly string[], parts: readonly string[], length: number): string {
  const found = (text: string) => parts.filter((part) => text.toLowerCase().includes(part)).length;
  const text = blocks.reduce((best, block) => (found(block) > found(best) ? block : best), blocks[0] ?? "");
  const places = parts.map((part) => text.toLowerCase().indexOf(part)).filter((place) => place >= 0);
  const first = places.length > 0 ? Math.min(...places) : 0;
  let from = first + BEFORE < length ? 0 : first - BEFORE;
  let to = Math.min(text.length, from + length);
  // Not in the middle of a Latin word, nor between the halves of a character.
  while (from > 0 && from < first && /[\w\udc00-\udfff]/.test(text[from] ?? "")) from++;
  while (to < text.length && to < from + length + 20 && /[\w\udc00-\udfff]/.test(text[to] ?? "")) to++;
  return `${from > 0 ? "…" : ""}${text.slice(from, to).trim()}${to < text.length ? "…" : ""}`;
}

/** A text in pieces, those that were searched for marked. */
export function pieces(text: string, parts: readonly string[]): TextPiece[] {
  const longestFirst = parts.toSorted((a, b) => b.length - a.length);
  const pattern = longestFirst.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return text
    .split(new RegExp(`(${pattern})`, "giu"))
    .map((piece, at) => ({ text: piece, hit: at % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}
