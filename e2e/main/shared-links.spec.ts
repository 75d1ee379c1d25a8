import { expect, test } from "@playwright/test";
import { addressIn } from "../../messages/addresses";
import { PUBLIC_PAGES } from "../../messages/public-pages";

const shop = new URL(process.env.BASE_URL ?? "").origin;
const LANGUAGES = ["zh", "en"] as const;
const OG_LOCALE = { zh: "zh_CN", en: "en_US" } as const;
const pages = PUBLIC_PAGES.map((page) =>
  page.replace("[productLine]", "hosting").replace("[suffix]", "com").replace("[slug]", "refunds"),
);

/** What search engines and messengers read of a page. */
function headOf(html: string) {
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`, "i").exec(tag)?.[1] ?? "";
  const [head = ""] = html.split("</head>", 1);
  const metas = [...head.matchAll(/<meta\b[^>]*>/g)].map(([tag]) => tag);
  const links = [...head.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag);
  return {
    title: /<title>([^<]*)<\/title>/.exec(head)?.[1] ?? "",
    meta: (name: string) =>
      metas
        .filter((tag) => [attribute(tag, "name"), attribute(tag, "property")].includes(name))
        .map((tag) => attribute(tag, "content")),
    canonical: links.filter((tag) => attribute(tag, "rel") === "canonical").map((tag) => attribute(tag, "href")),
    alternates: Object.fromEntries(
      links
        .filter((tag) => attribute(tag, "rel") === "alternate")
        .map((tag) => [attribute(tag, "hreflang"), attribute(tag, "href")]),
    ),
  };
}

const absolute = (path: string) => (path === "/" ? shop : shop + path);
const read = async (path: string) => headOf(await (await fetch(shop + path)).text());

test("each public page names itself and the same page in the other language", async () => {
  for (const page of pages)
    for (const language of LANGUAGES) {
      const at = addressIn(language, page);
      const { canonical, alternates } = await read(page === "/search" ? `${at}?q=shanlicha` : at);
      expect([at, canonical]).toEqual([at, [absolute(at)]]);
      // Both languages name the same pair, so it is mutual.
      expect([at, alternates]).toEqual([
        at,
        { "zh-CN": absolute(page), en: absolute(addressIn("en", page)), "x-default": absolute(page) },
      ]);
    }
});

test("a shared link shows the page's own title, words and a picture", async () => {
  const seen = new Set<string>();
  for (const page of pages)
    for (const language of LANGUAGES) {
      const at = addressIn(language, page);
      const { title, meta } = await read(at);
      const [description = ""] = meta("description");
      expect(description.length, at).toBeGreaterThan(10);
      expect([at, meta("og:title"), meta("og:description"), meta("twitter:title")]).toEqual([
        at,
        [title],
        [description],
        [title],
      ]);
      expect([at, meta("og:url"), meta("og:type"), meta("og:locale")]).toEqual([
        at,
        [absolute(at)],
        ["website"],
        [OG_LOCALE[language]],
      ]);
      expect([at, meta("twitter:card"), meta("og:site_name").length]).toEqual([at, ["summary_large_image"], 1]);
      const [picture = ""] = meta("og:image");
      const answer = await fetch(picture);
      expect([at, answer.status, answer.headers.get("content-type")]).toEqual([at, 200, "image/png"]);
      expect(/[一-鿿]/.test(title + description), at).toBe(language === "zh");
      expect([at, meta("robots")]).toEqual([at, page.endsWith("/search") ? ["noindex"] : []]);
      seen.add(title).add(description);
    }
  expect(seen.size).toBe(pages.length * LANGUAGES.length * 2);
});

test("pages of one person are in no index, and name no address of another page", async () => {
  for (const path of ["/cart", "/sign-in", "/register"]) {
    const { meta, canonical, alternates } = await read(path);
    expect([path, meta("robots"), canonical, alternates]).toEqual([path, ["noindex"], [], {}]);
  }
});
