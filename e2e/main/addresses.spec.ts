import { expect, type Page, test } from "@playwright/test";
import { addressIn, languageOfAddress } from "../../messages/addresses";
import { PUBLIC_PAGES } from "../../messages/public-pages";

const shop = new URL(process.env.BASE_URL ?? "").origin;
const CHINESE = /[一-鿿]/;
const HTML_LANG = { zh: "zh-CN", en: "en" } as const;
const LANGUAGES = ["zh", "en"] as const;
const other = { zh: "en", en: "zh" } as const;
const VALUES = {
  "[productLine]": ["hosting", "cloud", "database", "mail", "mailing", "sms", "qituibao"],
  "[suffix]": ["com", "cloud"],
  "[slug]": ["refunds"],
};
const pages = PUBLIC_PAGES.flatMap((page) => {
  const [part, values] = Object.entries(VALUES).find(([one]) => page.includes(one)) ?? ["", [""]];
  return values.map((value) => page.replace(part, value));
});

/** A public page, asked for by somebody whose cookie and browser want the other language. */
async function visit(page: string, language: "zh" | "en") {
  const headers = { cookie: `lang=${other[language]}`, "accept-language": other[language] };
  const response = await fetch(shop + addressIn(language, page), { headers, redirect: "manual" });
  return { response, html: await response.text() };
}

/** The attributes of all tags of a name, in their order. */
function tags(html: string, name: string): Record<string, string>[] {
  return [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, "g"))].map(([, text = ""]) =>
    Object.fromEntries(
      [...text.matchAll(/([\w-]+)="([^"]*)"/gi)].map(([, key = "", value = ""]) => [
        key.toLowerCase(),
        value.replaceAll("&amp;", "&"),
      ]),
    ),
  );
}

test("a public page has an address in each language, which neither cookie nor Accept-Language changes", async () => {
  for (const page of pages)
    for (const language of LANGUAGES) {
      const at = addressIn(language, page);
      const { response, html } = await visit(page, language);
      expect([at, response.status, tags(html, "html")[0]?.lang]).toEqual([at, 200, HTML_LANG[language]]);
      expect([at, response.headers.get("vary") ?? ""]).toEqual([at, expect.not.stringMatching(/cookie|language/i)]);
      const links = tags(html, "a").filter(({ href }) => href?.startsWith("/"));
      const elsewhere = links.filter(
        ({ href = "", hreflang }) => !hreflang && languageOfAddress(href.split(/[?#]/, 1)[0] ?? "") === other[language],
      );
      expect([at, elsewhere]).toEqual([at, []]);
      // Without scripts the switch is a link.
      const switches = links.filter(({ hreflang }) => hreflang);
      expect([at, switches.map(({ hreflang, href }) => [hreflang, href])]).toEqual([
        at,
        switches.map(() => [HTML_LANG[other[language]], addressIn(other[language], page)]),
      ]);
      expect(switches.length, at).toBeGreaterThan(0);
    }
});

test("what is no public page has no address below a language", async () => {
  const paths = ["/en/account", "/en/cart", "/en/nothing", "/en/products/none", "/en/en", "/zh", "/zh/prices"];
  for (const path of [...paths, "/products/none", "/EN/prices", "/PRICES"]) {
    const response = await fetch(shop + path, { headers: { cookie: "lang=en" } });
    expect([path, response.status]).toEqual([path, 404]);
  }
});

test("every other page goes on following the cookie, then the browser", async () => {
  for (const path of ["/cart", "/sign-in"])
    for (const [headers, lang] of [
      [{ cookie: "lang=en", "accept-language": "zh" }, "en"],
      [{ cookie: "lang=zh", "accept-language": "en" }, "zh-CN"],
      [{ "accept-language": "en-GB,en;q=0.9,zh;q=0.8" }, "en"],
      [{ "accept-language": "zh-CN,en;q=0.5" }, "zh-CN"],
      [{ "accept-language": "fr" }, "zh-CN"],
    ] as [Record<string, string>, string][]) {
      const response = await fetch(shop + path, { headers });
      expect([path, headers, tags(await response.text(), "html")[0]?.lang]).toEqual([path, headers, lang]);
      expect([path, response.headers.get("vary")]).toEqual([path, expect.stringMatching(/Cookie, Accept-Language/)]);
    }
});

/** In the header and the footer; the mark of the shop and the switch itself are in a language of their own. */
async function chrome(page: Page): Promise<string[]> {
  const words = page.locator(
    "header nav a:not([hreflang]), main h1, main h2, footer a[href^='/'], header a[href='/cart']:visible",
  );
  return (await words.allInnerTexts()).filter((text) => text.trim() !== "");
}

for (const language of LANGUAGES)
  test(`the frame of public pages speaks one language: ${language}`, async ({ page, context }) => {
    await context.addCookies([{ name: "lang", value: other[language], url: shop }]);
    for (const path of pages) {
      await page.goto(addressIn(language, path));
      await expect.poll(() => page.evaluate(() => "next" in window)).toBe(true);
      await expect(page.getByRole("link", { name: language === "zh" ? "登录" : "Sign in" }).first()).toBeVisible();
      const words = await chrome(page);
      expect(words.length).toBeGreaterThan(5);
      for (const text of words) expect([path, text, CHINESE.test(text)]).toEqual([path, text, language === "zh"]);
    }
  });
