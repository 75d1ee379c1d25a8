import { expect, type Page, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { freeLabel, word } from "../factory";

const pick = (page: Page, name: string) => page.getByRole("checkbox", { name: `选 ${name}`, exact: true });
/** A row for each suffix but the one that was typed. */
const hits = (page: Page) => page.getByRole("main").getByRole("listitem");
const finished = (page: Page) =>
  expect(page.getByText(/^已问 (\d+) \/ \1 个(?:后缀|域名)$/)).toBeVisible({ timeout: 20_000 });

test("from the home page to answers: the typed suffix first and large, every other in its place with both prices", async ({
  page,
}) => {
  const label = freeLabel();
  await page.goto("/");
  await page.getByLabel("想查的名字").fill(`https://www.${label}.com/x`);
  await page.getByRole("button", { name: "查询" }).click();
  await expect(page).toHaveURL(/\/search\?q=/);
  await finished(page);
  const asked = page.getByTestId("asked-name");
  await expect(asked).toContainText(`${label}.com`);
  await expect(asked).toContainText("可以注册");
  await expect(asked).toContainText("¥90");
  await expect(asked).toContainText("¥95");
  expect(await hits(page).count()).toBeGreaterThanOrEqual(40);
  await expect(page.getByRole("heading", { name: "中文后缀" })).toBeVisible();
  await expectAccessible(page);
});

test("answers fill rows in without moving any of them", async ({ page }) => {
  const label = freeLabel();
  // Slow enough that the place of a row is seen before its answer.
  await new SandboxControl(process.env.SANDBOX_URL ?? "").fault({
    kind: "delay",
    endpoint: "check.check",
    name: label,
    ms: 1_500,
    count: -1,
  });
  await page.goto(`/search?q=${label}.com`);
  const row = hits(page).nth(30);
  // The box of a row that is just being filled in is none.
  const place = async () => {
    let y: number | undefined;
    await expect.poll(async () => (y = (await row.boundingBox())?.y)).toBeDefined();
    return y;
  };
  const before = await place();
  await finished(page);
  expect(await place()).toBe(before);
});

test("picks stay through a reload, the bar below sums them up, and a second click takes one out", async ({ page }) => {
  const label = freeLabel();
  await page.goto(`/search?q=${label}.com`);
  await finished(page);
  await pick(page, `${label}.com`).check();
  await pick(page, `${label}.cn`).check();
  const picked = page.getByRole("region", { name: "已选的域名" });
  await expect(picked).toContainText("已选 2 个");
  await expect(picked).toContainText("¥125.00");
  await page.reload();
  await expect(picked).toContainText("已选 2 个");
  await finished(page);
  await pick(page, `${label}.cn`).uncheck();
  await expect(picked).toContainText("已选 1 个");
  await expect(picked).toContainText("¥90.00");
});

test("a name that is free nowhere proposes others, and asks for none of them by itself", async ({ page }) => {
  const label = `taken${word(6)}`;
  const searches: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("/api/v1/search")) searches.push(request.url());
  });
  await page.goto(`/search?q=${label}`);
  await finished(page);
  const others = page.getByRole("navigation", { name: "别的名字" });
  await expect(others.getByRole("link")).toHaveText([`${label}app`, `${label}shop`, `${label}online`, `${label}hq`]);
  expect(searches).toHaveLength(1);
  await expectAccessible(page);
  await others.getByRole("link", { name: `${label}shop` }).click();
  await page.waitForURL(new RegExp(`q=${label}shop`));
  await finished(page);
  await expect(hits(page).first()).toContainText(`${label}shop`);
});

test("a taken name shows who holds it and what a transfer takes", async ({ page }) => {
  const label = `taken${word(6)}`;
  await page.goto(`/search?q=${label}.com`);
  await finished(page);
  const asked = page.getByTestId("asked-name");
  await expect(asked).toContainText("已被注册");
  await asked.getByRole("button", { name: "WHOIS" }).click();
  const whois = page.getByRole("dialog", { name: `${label}.com 的 WHOIS` });
  await expect(whois).toContainText("Another Registrar, Inc.");
  await page.keyboard.press("Escape");
  await expect(whois).toBeHidden();
  await asked.getByRole("button", { name: "转入" }).click();
  const transfer = page.getByRole("dialog", { name: `转入 ${label}.com` });
  await expect(transfer).toContainText("¥90.00");
  await expectAccessible(page);
});

test("a suffix that fails says so and can be asked again", async ({ page }) => {
  await page.goto(`/search?q=check-error${word(5)}`);
  await finished(page);
  const row = hits(page).filter({ hasText: ".com.cn" });
  await expect(row).toContainText("没有问到");
  await row.getByRole("button", { name: "再问" }).click();
  await expect(row).toContainText("没有问到");
});

for (const [locale, address, title, detail] of [
  ["zh-CN", "/search", "请您稍等片刻。", "这一分钟查的名字太多了，42 秒后可以再查。"],
  [
    "en-US",
    "/en/search",
    "Please wait a moment.",
    "You have searched for very many names this minute. You can search again in 42 seconds.",
  ],
] as const) {
  test.describe(locale, () => {
    test.use({ locale });
    test("too much at once is told as such, and the same search goes on later", async ({ page }) => {
      let refuse = true;
      await page.route("**/api/v1/search?**", async (route) => {
        const body = JSON.stringify({ status: 429, code: "search.too_many", detail });
        if (refuse) await route.fulfill({ status: 429, contentType: "application/problem+json", body });
        else await route.continue();
      });
      const label = freeLabel();
      await page.goto(`${address}?q=${label}.com`);
      await expect(page.getByRole("alert").filter({ hasText: title })).toContainText(detail);
      refuse = false;
      await page.getByRole("alert").getByRole("button").click();
      await expect(page.getByTestId("asked-name")).toContainText(`${label}.com`);
    });
  });
}

test("only what is free is shown on wish", async ({ page }) => {
  await page.goto(`/search?q=${word(6)}`);
  await finished(page);
  const all = await hits(page).count();
  await page.getByLabel("只看可注册的").check();
  expect(await hits(page).count()).toBeLessThan(all);
  await expect(hits(page).filter({ hasText: "已被注册" })).toHaveCount(0);
});

test("Chinese names show their punycode; several names stand one under the other; nonsense gets a reason", async ({
  page,
}) => {
  await page.goto(`/search?q=${encodeURIComponent("山里茶叶专卖铺子.中国")}`);
  await expect(page.getByText(/^xn--\w+\.xn--fiqs8s$/).first()).toBeVisible();
  const [a, b] = [freeLabel(), freeLabel()];
  await page.getByLabel("想查的名字").fill(`${a} ${b} 192.168.1.1`);
  await page.getByLabel("想查的名字").press("Enter");
  await expect(page.getByRole("heading", { name: a, exact: true })).toBeVisible();
  await expect(page.getByRole("heading", { name: b, exact: true })).toBeVisible();
  await expect(page.getByText("看不懂“192.168.1.1”")).toBeVisible();
  await finished(page);
  await expectAccessible(page);
});

test.describe("on a phone, in English, by keyboard", () => {
  test.use({ viewport: { width: 390, height: 844 }, locale: "en-US" });

  test("finds, picks and goes on", async ({ page }) => {
    const label = freeLabel();
    await page.goto("/en/search");
    await page.getByLabel("Name to search for").focus();
    await page.keyboard.type(`${label}.net`);
    await page.keyboard.press("Enter");
    const box = page.getByRole("checkbox", { name: `Select ${label}.net`, exact: true });
    await expect(box).toBeVisible({ timeout: 15_000 });
    await box.focus();
    await page.keyboard.press("Space");
    await expect(page.getByText("1 selected")).toBeVisible();
    await page.getByRole("link", { name: "Go to cart" }).focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: "Cart" })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});
