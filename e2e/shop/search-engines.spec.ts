import { expect, type Page, test } from "@playwright/test";
import { query } from "../factory";

// One after the other: one of them stops selling a suffix that the others list.
test.describe.configure({ mode: "default" });

const main = (page: Page) => page.getByRole("main");

/** The addresses that the sitemap lists, without the shop's own. */
async function listed(page: Page): Promise<string[]> {
  const answer = await page.request.get("/sitemap.xml");
  expect(answer.headers()["content-type"]).toContain("xml");
  const origin = new URL(process.env.BASE_URL ?? "").origin;
  return [...(await answer.text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = ""]) => {
    expect(url.startsWith(origin)).toBe(true);
    return url.slice(origin.length) || "/";
  });
}

test("robots.txt leads to a sitemap, in which every page is there and may be shown", async ({ page }) => {
  test.setTimeout(120_000);
  const robots = await (await page.request.get("/robots.txt")).text();
  expect(robots).toContain(`Sitemap: ${new URL("/sitemap.xml", process.env.BASE_URL).href}`);
  const paths = await listed(page);
  expect(paths).toEqual(expect.arrayContaining(["/", "/prices", "/products/mail", "/domains/com", "/domains/com.cn"]));
  expect(paths).toEqual(expect.arrayContaining(["/domains/xn--fiqs8s", "/en", "/en/prices", "/en/domains/xn--fiqs8s"]));
  expect(new Set(paths).size).toBe(paths.length);
  for (const path of paths) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    // Another spec may have stopped selling a suffix since; the sitemap does not list it any more then.
    if (answer.status() === 404) {
      await expect.poll(() => listed(page)).not.toContain(path);
      continue;
    }
    expect.soft([path, answer.status()]).toEqual([path, 200]);
    // The gallery is asked for at each visit.
    if (!path.endsWith("/products/site/templates"))
      expect.soft([path, answer.headers()["last-modified"] !== undefined]).toEqual([path, true]);
    expect.soft([path, /<meta name="robots"/.test(await answer.text())]).toEqual([path, false]);
  }
});

test("browsers and phones find icons, and the shop's own name for a home screen", async ({ page }) => {
  for (const [path, type] of [
    ["/favicon.ico", "image/x-icon"],
    ["/apple-icon.png", "image/png"],
    ["/icon-512.png", "image/png"],
  ]) {
    const answer = await page.request.get(path ?? "");
    expect([path, answer.status(), answer.headers()["content-type"]]).toEqual([path, 200, type]);
  }
  await page.goto("/");
  await expect(page.locator("link[rel=manifest]")).toHaveAttribute("href", "/manifest.webmanifest");
  await expect(page.locator("link[rel=apple-touch-icon]")).toHaveCount(1);
  const manifest = await (await page.request.get("/manifest.webmanifest")).json();
  const { name } = await (await page.request.get("/api/v1/brand")).json();
  expect(manifest).toMatchObject({ name, lang: "zh-CN", start_url: "/" });
  for (const { src } of manifest.icons) expect([src, (await page.request.get(src)).status()]).toEqual([src, 200]);
  // Without the cookie of the page that was read.
  const english = await fetch(new URL("/manifest.webmanifest", process.env.BASE_URL), {
    headers: { "accept-language": "en" },
  });
  expect(await english.json()).toMatchObject({ lang: "en", start_url: "/en" });
});

test("a suffix has a page of its own: from the price list to a name under it", async ({ page }) => {
  await page.goto("/prices");
  await main(page).getByRole("link", { name: ".com.hk", exact: true }).click();
  await expect(page).toHaveURL(/\/domains\/com\.hk$/);
  await expect(page).toHaveTitle(/^\.com\.hk 域名/);
  await expect(main(page).getByRole("heading", { level: 1 })).toHaveText(".com.hk 域名");
  await expect(main(page)).toContainText("1–5 年，首次注册不能选 4 年");
  await expect(main(page)).toContainText("只限企业");
  await expect(main(page)).toContainText("要填它绑定的 .香港 域名");
  const { suffixes } = (await (await page.request.get("/api/v1/prices")).json()) as {
    suffixes: { suffix: string; registerFen: string; renewFen: string }[];
  };
  const { registerFen, renewFen } = suffixes.find(({ suffix }) => suffix === ".com.hk") ?? {};
  await expect(main(page)).toContainText(`首年¥${Number(registerFen) / 100}`);
  await expect(main(page)).toContainText(`续费，每年¥${Number(renewFen) / 100}`);
  await main(page).getByLabel("想在 .com.hk 下查的名字").fill("shanlicha");
  await main(page).getByRole("button", { name: "查询" }).click();
  await expect(page).toHaveURL(/\/search\?q=shanlicha&suffix=\.com\.hk$/);
  await expect(page.getByTestId("asked-name")).toContainText("shanlicha.com.hk");
  await expect(page.getByLabel("想查的名字")).toHaveValue("shanlicha.com.hk");
});

test("data for search engines says the same", async ({ page }) => {
  await page.goto("/domains/com");
  const text = await page.locator("script[type='application/ld+json']").textContent();
  const { "@graph": graph } = JSON.parse(text ?? "");
  expect(graph.map((one: { "@type": string }) => one["@type"])).toEqual(["BreadcrumbList", "Product"]);
  expect(graph[0].itemListElement.map((one: { name: string }) => one.name)).toEqual(["全部后缀的价格", ".com"]);
  expect(graph[1].offers[0]).toMatchObject({ "@type": "Offer", priceCurrency: "CNY" });
  expect(graph[1].offers[0].price).toMatch(/^\d+\.\d\d$/);
});

test("the page of a Chinese suffix has one address, and what is not sold has none", async ({ page }) => {
  for (const spelt of ["/domains/中国", "/domains/%e4%b8%ad%e5%9b%bd"]) {
    await page.goto(spelt);
    await expect(page).toHaveURL(/\/domains\/xn--fiqs8s$/);
    await expect(main(page).getByRole("heading", { level: 1 })).toHaveText(".中国 域名");
  }
  const answer = await page.request.get(`/domains/${encodeURIComponent("中国")}`, { maxRedirects: 0 });
  expect([answer.status(), answer.headers().location]).toEqual([308, "/domains/xn--fiqs8s"]);
  const english = await page.request.get(`/en/domains/${encodeURIComponent("中国")}`, { maxRedirects: 0 });
  expect([english.status(), english.headers().location]).toEqual([308, "/en/domains/xn--fiqs8s"]);
  for (const path of [
    "/en/domains/none",
    "/domains/none",
    "/domains/example",
    "/domains/.com",
    "/domains",
    "/domains/com/x",
  ])
    expect([path, (await page.goto(path))?.status()]).toEqual([path, 404]);
});

test("a suffix that staff stop selling loses its page and its place in the sitemap within seconds, and gets both back", async ({
  page,
}) => {
  test.setTimeout(60_000);
  // Of every process: connections of their own take turns.
  const statuses = async () => {
    const visits = Array.from({ length: 6 }, () =>
      page.request.get("/domains/asia", { headers: { connection: "close" } }),
    );
    return [...new Set((await Promise.all(visits)).map((answer) => answer.status()))];
  };
  expect(await statuses()).toEqual([200]);
  try {
    await query("UPDATE suffixes SET enabled = false, updated_at = now() WHERE suffix = '.asia'");
    await expect.poll(statuses, { timeout: 20_000 }).toEqual([404]);
    expect(await listed(page)).not.toContain("/domains/asia");
  } finally {
    await query("UPDATE suffixes SET enabled = true, updated_at = now() WHERE suffix = '.asia'");
  }
  await expect.poll(statuses, { timeout: 20_000 }).toEqual([200]);
});
