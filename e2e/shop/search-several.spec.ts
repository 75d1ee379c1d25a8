import { expect, type Locator, type Page, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { freeLabel, word } from "../factory";

const finished = (page: Page) => expect(page.getByText(/^已问 (\d+) \/ \1 个域名$/)).toBeVisible({ timeout: 30_000 });
const group = (page: Page, label: string) => page.getByRole("region", { name: label, exact: true });
const search = (page: Page, names: readonly string[]) => page.goto(`/search?q=${encodeURIComponent(names.join("\n"))}`);

/** One name of a search is answered late, so that the page is seen before. */
const answerLate = (name: string) =>
  new SandboxControl(process.env.SANDBOX_URL ?? "").fault({
    kind: "delay",
    endpoint: "check.check",
    name,
    ms: 1_500,
    count: -1,
  });

async function placeOf(section: Locator): Promise<number | undefined> {
  let y: number | undefined;
  await expect.poll(async () => (y = (await section.boundingBox())?.y)).toBeDefined();
  return y;
}

/** Everything that is told to screen readers from now on, in the order of telling. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const told: string[] = [];
    Object.assign(window, { told });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const text = element?.closest("[aria-live=polite]")?.textContent;
        if (text && text !== told.at(-1)) told.push(text);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { told: string[] }).told);
}

test("of two hundred pasted names the first are searched for, the others are counted, and all stay in the field", async ({
  page,
}) => {
  const names = Array.from({ length: 200 }, (_, i) => `kumquat${word(6)}${100 + i}.com`).join(" ");
  await page.goto("/search");
  const field = page.getByRole("textbox", { name: "想查的名字" });
  await field.fill(names);
  await field.press("Enter");
  await expect(page.getByText("后面 180 个没有查")).toBeVisible();
  await expect(field).toHaveValue(names);
});

test("a long list of Chinese names goes from the home page to the search, whole", async ({ page }) => {
  await page.goto("/");
  const names = "金橘茶叶有限公司 ".repeat(600).slice(0, 5_000);
  const field = page.getByRole("textbox", { name: "想查的名字" });
  await field.fill(names);
  await field.press("Enter");
  await expect(page.getByText("文字太长，一次最多 2000 个字。")).toBeVisible();
  await expect(field).toHaveValue(names);
  await field.press("Enter");
  await expect(page.getByText(/^一次最多查 20 个名字/)).toBeVisible();
});

test("names on several lines of an address stand apart in the field", async ({ page }) => {
  await page.goto("/search?q=tea%0Arice");
  await expect(page.getByRole("textbox", { name: "想查的名字" })).toHaveValue("tea rice");
});

test("control characters of an address separate names", async ({ page }) => {
  const [one, other] = [freeLabel(), freeLabel()];
  await page.goto(`/search?q=${one}%00${other}`);
  await finished(page);
  await expect(page.getByRole("main").getByRole("region")).toHaveCount(2);
});

test("twenty names: each with its best three, nothing moves while answers come in, few announcements", async ({
  page,
}) => {
  const [taken, free] = [`taken${word(6)}`, freeLabel()];
  const labels = [taken, ...Array.from({ length: 18 }, () => word(7)), free];
  const told = await listen(page);
  await answerLate(free);
  await search(page, [`${taken}.net`, ...labels.slice(1)]);
  const last = group(page, free);
  const before = await placeOf(last);
  await finished(page);
  expect(await placeOf(last)).toBe(before);

  for (const label of labels) await expect(group(page, label).getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("main").getByRole("region")).toHaveCount(20);
  await expect(last.getByText(/^(\d+) \/ \1 个可注册$/)).toBeVisible();
  await expect(group(page, taken).getByText(/^0 \/ \d+ 个可注册$/)).toBeVisible();
  // What was typed comes first, whatever its answer.
  const typed = group(page, taken).getByRole("listitem").first();
  await expect(typed).toContainText(`${taken}.net`);
  await typed.getByRole("button", { name: `WHOIS ${taken}.net` }).click();
  await expect(page.getByRole("dialog", { name: `${taken}.net 的 WHOIS` })).toContainText("Another Registrar, Inc.");
  await page.keyboard.press("Escape");

  const links = page.getByRole("navigation", { name: "20 个名字" }).getByRole("link");
  await expect(links).toHaveCount(20);
  await links.last().click();
  await expect(last.getByRole("heading", { name: free })).toBeInViewport();
  await expectAccessible(page);
  const counts = (await told()).filter((text) => text.startsWith("已问") || text.startsWith("问完"));
  expect(counts.at(-1)).toMatch(/^问完 \d+ 个域名/);
  expect(counts.length).toBeLessThanOrEqual(4);
});

test("all suffixes of a name are shown by keyboard, below the best three; what is picked there stays picked", async ({
  page,
}) => {
  const [a, b] = [freeLabel(), `taken${word(6)}`];
  await search(page, [`${a}.cn`, `${a}.com`, b]);
  await finished(page);
  await expect(page.getByRole("main").getByRole("region")).toHaveCount(2);
  await expect(page.getByRole("navigation", { name: "个名字" })).toHaveCount(0);
  const rows = group(page, a).getByRole("listitem");
  await expect(rows).toHaveText([new RegExp(`^${a}.cn`), new RegExp(`^${a}.com`), new RegExp(`^${a}.`)]);
  const toggle = group(page, a).getByRole("button", { name: a });
  const count = Number(/\d+/.exec((await toggle.textContent()) ?? "")?.[0]);
  expect(count).toBeGreaterThanOrEqual(40);
  await toggle.focus();
  await page.keyboard.press("Enter");
  await expect(toggle).toHaveAttribute("aria-expanded", "true");
  await expect(rows).toHaveCount(count);
  await expect(rows.nth(1)).toContainText(`${a}.com`);
  await rows.nth(10).getByRole("checkbox").check();
  await expect(page.getByRole("region", { name: "已选的域名" })).toContainText("已选 1 个");
  await expectAccessible(page);
  await page.keyboard.press("Shift+Tab");
  await toggle.press("Enter");
  await expect(rows).toHaveCount(3);

  await page.getByLabel("只看可注册的").check();
  await expect(group(page, b).getByRole("listitem")).toHaveCount(0);
  await expect(group(page, b).getByRole("button")).toHaveCount(0);
  await expect(rows).toHaveCount(3);
});

test("a phone shows many names within its width, and none of them moves", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const free = freeLabel();
  await answerLate(free);
  await search(page, [`${word(30)}-${word(30)}`, ...Array.from({ length: 6 }, () => word(7)), free]);
  const before = await placeOf(group(page, free));
  await finished(page);
  expect(await placeOf(group(page, free))).toBe(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
