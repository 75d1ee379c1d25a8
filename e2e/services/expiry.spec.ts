import { randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { addYears, shanghaiDay } from "../../lib/core/time";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { freeLabel, fund, newCustomer, newStaff, type Person, query, signIn, word } from "../factory";
import { giveAgain } from "../give-again";

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

interface Owned {
  productLine?: string;
  days: number;
  autoRenew?: boolean;
}

/** A service as it stands in the database; how it came to be has specs of its own. */
async function own(
  person: Person,
  name: string,
  { productLine = "domain", days, autoRenew = false }: Owned,
): Promise<string> {
  const id = randomUUID();
  await query(
    `INSERT INTO services (id, customer_id, product_line, name, display_name, state, config, expires_at, auto_renew,
       auto_renew_ceiling_fen, updated_at) VALUES ($1, $2, $3, $4, $4, 'active', '{}', $5, $6, $7, now())`,
    [id, person.id, productLine, name, inDays(days), autoRenew, autoRenew ? 8_800 : null],
  );
  return id;
}

/** A domain that the upstream knows, too. */
async function ownDomain(person: Person, days: number): Promise<{ id: string; name: string; expiresAt: Date }> {
  const expiresAt = inDays(days);
  const name = `${freeLabel()}.com`;
  await sandbox.handPurchase(name);
  await expect(async () => expect((await sandbox.domain(name))?.state).not.toContain("process")).toPass();
  await sandbox.domainState({ domainname: name, state: "run", expiresAt: expiresAt.toISOString() });
  return { id: await own(person, name, { days }), name, expiresAt };
}

const wake = (job: string, payload: object) =>
  query("SELECT graphile_worker.add_job($1, $2::json) IS NOT NULL AS queued", [job, JSON.stringify(payload)]);

/** No cell of a table is too narrow for its words. */
async function expectNothingCutOff(page: Page): Promise<void> {
  const cells = page.getByRole("main").getByRole("cell");
  const cut = await cells.evaluateAll((all) =>
    all.flatMap((cell) => {
      const words = document.createRange();
      words.selectNodeContents(cell);
      const [inside, outside] = [words.getBoundingClientRect(), cell.getBoundingClientRect()];
      return inside.left < outside.left - 1 || inside.right > outside.right + 1 ? [cell.textContent] : [];
    }),
  );
  expect(cut).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wider).toBe(0);
}

test("a domain is set to renew itself; the worker orders it, and its expiry moves", async ({ page }) => {
  test.setTimeout(90_000);
  const person = await newCustomer();
  await fund(person, 50_000);
  const { id, name, expiresAt } = await ownDomain(person, 10);
  await signIn(page, person);
  await page.goto(`/account/services/${id}`);
  await page.getByRole("checkbox", { name: "到期前 15 天起自动续费" }).check();
  // The ceiling is proposed, so ticking and saving is enough; what is typed instead stays.
  const ceiling = page.getByLabel("一次最多付，元");
  await expect(ceiling).toHaveValue(/^[1-9]\d*$/);
  await expect(page.getByText(/现在的价是 ¥[\d.]+，上限先按它加两成填好/)).toBeVisible();
  await page.getByRole("button", { name: "保存自动续费" }).click();
  await expect(page.getByText("自动续费已开")).toBeVisible();
  const kept = () =>
    query<{ fen: string }>("SELECT auto_renew_ceiling_fen::text AS fen FROM services WHERE id = $1", [id]);
  expect((await kept())[0]?.fen).toBe(`${await ceiling.inputValue()}00`);
  await ceiling.fill("1,000");
  await page.getByRole("button", { name: "保存自动续费" }).click();
  await expect.poll(async () => (await kept())[0]?.fen).toBe("100000");

  await ceiling.fill("0.50");
  await page.getByRole("button", { name: "保存自动续费" }).click();
  await expect.poll(async () => (await kept())[0]?.fen).toBe("50");
  await wake("auto-renew", {});
  await expect(async () => {
    await page.reload();
    await expect(page.getByText("价格超过了您的上限")).toBeVisible({ timeout: 500 });
  }).toPass();
  await expectAccessible(page);

  await page.getByLabel("一次最多付，元").fill("200");
  await page.getByRole("button", { name: "保存自动续费" }).click();
  await expect(page.getByText("价格超过了您的上限")).toBeHidden();
  await wake("auto-renew", {});
  await expect(async () => {
    const [item] = await query<{ state: string }>("SELECT state FROM order_items WHERE service_id = $1", [id]);
    expect(item?.state).toBe("done");
  }).toPass({ timeout: 60_000 });
  expect((await sandbox.sales(name)).filter(({ endpoint }) => endpoint === "domains.DomainRenew")).toHaveLength(1);
  await page.goto(`/account/services/${id}`);
  await expect(
    page
      .getByRole("main")
      .getByText(shanghaiDay(addYears(expiresAt, 1)))
      .first(),
  ).toBeVisible();
  await page.goto("/account/orders");
  await expect(page.getByText(name)).toBeVisible();
});

test("the calendar shows what expires when, wide and on a phone, and its address is renewed and switched off", async ({
  page,
  playwright,
}) => {
  test.setTimeout(90_000);
  const person = await newCustomer();
  await signIn(page, person);
  await page.goto("/account/calendar");
  await expect(page.getByText("还没有会到期的服务")).toBeVisible();

  const names = { soon: `${word()}.com`, host: word(), gone: `${word()}.cn`, far: `${word()}.com` };
  const soon = await own(person, names.soon, { days: 40, autoRenew: true });
  await own(person, names.host, { productLine: "hosting", days: 40 });
  await own(person, names.gone, { days: -3 });
  await own(person, names.far, { days: 500 });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.reload();
  await expect(page.getByRole("img", { name: "到明年这个月有 2 项到期" })).toBeVisible();
  const [year, month] = shanghaiDay(inDays(40)).split("-").map(Number);
  const table = page.getByRole("region", { name: `${year} 年 ${month} 月` }).getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(3);
  await expect(table.getByRole("row", { name: names.soon })).toContainText("自动续费");
  await expect(table.getByRole("row", { name: names.host })).toContainText("手动续费");
  await expect(table.getByRole("link", { name: `续费 ${names.soon}` })).toHaveAttribute(
    "href",
    `/account/services/${soon}/renew`,
  );
  await expect(page.getByRole("region", { name: "已过期" })).toContainText(names.gone);
  await expect(page.getByRole("region", { name: "已过期" })).toContainText("已停用，要手动续");
  await expect(page.getByText("再往后还有 1 项")).toBeVisible();
  // Suffixes have a price list; nobody has asked what the host costs.
  await expect(table.getByRole("row", { name: names.soon })).toContainText(/\d+\.00/);
  await expect(table.getByRole("row", { name: names.host })).toContainText("还不知道");
  await expect(page.getByText(/全部续一年，共 ¥[\d,.]+/)).toBeVisible();
  await expect(page.getByText("不含还不知道价格的 1 项")).toBeVisible();
  for (const width of [1280, 960, 800, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await expectNothingCutOff(page);
    await expectNoSidewaysScroll(page);
  }
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("link", { name: names.soon, exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);

  // A calendar program: no cookies, only the address.
  const program = await playwright.request.newContext();
  const address = async () => (await page.locator("code").textContent()) ?? "";
  await page.getByRole("button", { name: "生成地址" }).click();
  await giveAgain(page, person);
  await expect(page.locator("code")).toContainText("/expiries.ics");
  const first = await address();
  const answer = await program.get(first);
  expect(answer.headers()["content-type"]).toContain("text/calendar");
  const text = (await answer.text()).replace(/\r\n /g, "");
  expect(text).toContain(`UID:${soon}@`);
  expect(text).toContain(`DTSTART;VALUE=DATE:${shanghaiDay(inDays(40)).replaceAll("-", "")}`);
  // A domain and a host may have the same name.
  for (const name of [names.soon, names.gone, names.far, `虚拟主机 ${names.host}`]) {
    expect(text).toContain(`SUMMARY:${name} 到期`);
  }
  await page.getByRole("button", { name: "换一个地址" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "换一个地址" }).click();
  await expect(page.locator("code")).not.toHaveText(first);
  const second = await address();
  expect([(await program.get(first)).status(), (await program.get(second)).status()]).toEqual([404, 200]);
  await page.reload();
  await page.getByRole("button", { name: "显示地址" }).click();
  await expect(page.locator("code")).toHaveText(second);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "停用" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
  await expect(page.getByRole("button", { name: "生成地址" })).toBeVisible();
  expect((await program.get(second)).status()).toBe(404);
  await program.dispose();
});

test("a reminder names what expires, once, and stands in the outbox", async ({ page }) => {
  const person = await newCustomer();
  const names = [`${word()}.com`, `${word()}.cn`];
  await own(person, names[0] ?? "", { days: 7, autoRenew: true });
  await own(person, names[1] ?? "", { days: 30 });
  const mails = () =>
    query<{ id: string; text: string }>(
      "SELECT id, text FROM mails WHERE user_id = $1 AND template = 'services.expiry'",
      [person.id],
    );
  await wake("remind-expiries", {});
  await expect(async () => expect(await mails()).toHaveLength(1)).toPass();
  await wake("remind-customer", { customerId: person.id });
  await wake("remind-expiries", {});
  await signIn(page, await newStaff("support"));
  await page.goto(`/admin/outbox?q=${person.email}`);
  await page.getByRole("link", { name: /2 项服务到期提醒/ }).click();
  for (const name of names) await expect(page.getByRole("main").getByText(name).first()).toBeVisible();
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.text).toContain("自动续费已开，会从钱包续，最多 ¥88.00");
  expect(mail?.text).toContain("没有开自动续费");
});
