import { expect, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { query } from "../factory";
import { giveAgain } from "../give-again";
import { staffPage } from "../money/world";

/** What scripts/quality/test.ts starts the shop with. */
const TOKEN = "the metrics' token of the specs";

test("Prometheus gets the metrics of the machine with the token, and nobody else anything", async ({ request }) => {
  expect((await request.get("/metrics")).status()).toBe(404);
  expect((await request.get("/metrics", { headers: { authorization: "Bearer wrong" } })).status()).toBe(404);
  await request.get("/prices");
  const answer = await request.get("/metrics", { headers: { authorization: `Bearer ${TOKEN}` } });
  expect(answer.status()).toBe(200);
  const text = await answer.text();
  expect(text).toMatch(/^kumquat_http_requests_total\{.*route="\/prices".*\} \d+$/m);
  expect(text).toMatch(/^kumquat_workers 1$/m);
  expect(text).toMatch(/^kumquat_worker_jobs_total\{worker="[0-9a-f]{8}",end="done"\} \d+$/m);
  expect(text).toMatch(/^kumquat_database_connections\{.*state="idle".*\} \d+$/m);
  expect(text).toMatch(/^kumquat_figures_ok 1$/m);
});

test("an admin sees whether there are backups, and sets for how long calls are kept, within the law", async ({
  browser,
}) => {
  const { page, person } = await staffPage(browser, "admin");
  await page.goto("/admin/health");
  await expect(page.getByRole("main").getByText("还没有做过备份")).toBeVisible();
  await page.goto("/admin/settings");
  await page.getByRole("link", { name: "数据保留" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "数据保留" })).toBeVisible();
  await expectAccessible(page);
  const calls = page.getByLabel("上游调用记录，天");
  await expect(calls).toHaveValue("400");
  await calls.fill("90");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("不能小于 180。").first()).toBeVisible();
  await calls.fill("200");
  await page.getByRole("button", { name: "保存" }).click();
  await giveAgain(page, person);
  await expect
    .poll(() => query("SELECT value ->> 'callDays' AS days FROM settings WHERE key = 'retention'"))
    .toEqual([{ days: "200" }]);
  await query("DELETE FROM settings WHERE key = 'retention'");
});
