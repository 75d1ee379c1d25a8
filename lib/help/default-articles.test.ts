import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isPublicPage } from "@/messages/addresses";
import { languages } from "@/messages/languages";
import { helpSlug } from "./admin-contract";
import { DEFAULT_ARTICLES } from "./default-articles";
import { readDefaultTexts } from "./read-default-texts";
import { markdownAddresses, markdownBlocks } from "./render-markdown";

const slugs = DEFAULT_ARTICLES.map(({ slug }) => slug);
/** Public pages, and pages of the account, which the specs open. */
const isOurs = (path: string) => isPublicPage(path) || /^\/account(?:\/|$)/.test(path) || path === "/forgot-password";

describe("the articles that come with the shop", () => {
  it.each(languages)("are the files of their folder, %s", (language) => {
    const files = readdirSync(new URL(`./articles/${language}/`, import.meta.url)).map((file) => file.slice(0, -3));
    expect(files.sort()).toEqual([...slugs].sort());
    expect(slugs.filter((slug) => !helpSlug.safeParse(slug).success)).toEqual([]);
  });

  it.each(languages)("link to pages and articles that exist, %s", (language) => {
    for (const slug of slugs) {
      const { links, pictures } = markdownAddresses(readDefaultTexts(slug, language).body);
      const own = links.filter((link) => link.startsWith("/")).map((link) => link.split(/[?#]/, 1)[0] ?? "");
      expect([slug, own.filter((path) => !isOurs(path))]).toEqual([slug, []]);
      const articles = own.filter((path) => path.startsWith("/help/")).map((path) => path.slice("/help/".length));
      expect([slug, articles.filter((one) => !slugs.includes(one) || one === slug), pictures]).toEqual([slug, [], []]);
    }
  });

  it("link to the same pages in both languages", () => {
    for (const slug of slugs) {
      const [zh, en] = languages.map((one) => markdownAddresses(readDefaultTexts(slug, one).body).links.sort());
      expect([slug, en]).toEqual([slug, zh]);
    }
  });

  it.each(languages)("are written as the shop speaks, and fit the editor, %s", (language) => {
    for (const slug of slugs) {
      const { title, summary, body } = readDefaultTexts(slug, language);
      expect([slug, title.length <= 80, summary.length <= 240, body.length <= 30_000]).toEqual([
        slug,
        true,
        true,
        true,
      ]);
      const text = `${title} ${summary} ${markdownBlocks(body).join(" ")}`;
      expect([slug, text.match(/[!！]|抱歉|上游|upstream|哦/i)?.[0]]).toEqual([slug, undefined]);
      if (language === "en") expect([slug, text.match(/[\u2018-\u201d]/)?.[0]]).toEqual([slug, undefined]);
    }
  });
});
