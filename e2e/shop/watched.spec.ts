import { expect, type Page, test } from "@playwright/test";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { freeLabel, newCustomer, query, signIn } from "../factory";

const sandbox = () => new SandboxControl(process.env.SANDBOX_URL ?? "");
const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });

/** Lets the worker ask for a name now, as if the time for it had come. */
async function ask(name: string): Promise<void> {
  await query(
    `UPDATE watched_names SET due_at = now() - interval '1 second', doubted_at = doubted_at - interval '1 hour'
      WHERE name = $1 RETURNING id`,
    [name],
  );
  const before = await answerOf(name);
  await query("SELECT graphile_worker.add_job('ask-watched-names', '{}'::json) IS NOT NULL AS queued");
  await expect.poll(() => answerOf(name), { timeout: 20_000 }).not.toBe(before);
}

async function answerOf(name: string): Promise<string> {
  const [watch] = await query<{ asked: string }>("SELECT asked_at::text AS asked FROM watched_names WHERE name = $1", [
    name,
  ]);
  return watch?.asked ?? "";
}

test("a taken name is watched from the search, and a mail comes when it can be registered", async ({ page }) => {
  const name = `${freeLabel()}.com`;
  await sandbox().take(name);
  await signIn(page, await newCustomer());
  await page.goto(`/search?q=${name}`);
  await page
    .getByTestId("asked-name")
    .getByRole("link", { name: `关注 ${name}` })
    .click();
  await expect(page.getByLabel("域名", { exact: true })).toHaveValue(name);
  await expect(page.getByText("还没有关注的域名")).toBeVisible();
  await page.getByRole("button", { name: "关注", exact: true }).click();
  await expect(row(page, name)).toContainText("已被注册");
  await expect(page.getByLabel("域名", { exact: true })).toHaveValue("");
  await expectAccessible(page);

  await sandbox().release(name);
  await ask(name);
  await page.reload();
  await expect(row(page, name)).toContainText("正在核对");
  await ask(name);
  await page.goto("/account/mails");
  await page.getByRole("link", { name: `${name} 现在可以注册` }).click();
  await expect(page.getByRole("main")).toContainText("别人可能比您快");

  await page.goto("/account/watched");
  await expect(row(page, name)).toContainText("可以注册");
  await row(page, name)
    .getByRole("link", { name: `去注册 ${name}` })
    .click();
  // The web process remembers for ten minutes that it was taken; with the true times a quarter of an hour has passed.
  await expect(page).toHaveURL(`/search?q=${name}`);
  await page.goto("/account/watched");
  await page.getByRole("button", { name: `不再关注 ${name}` }).click();
  await expect(page.getByText("还没有关注的域名")).toBeVisible();
});

test("a name that is free is refused beside the field, with the way to its registration", async ({ page }) => {
  const name = `${freeLabel()}.com`;
  await signIn(page, await newCustomer());
  await page.goto("/account/watched");
  const field = page.getByLabel("域名", { exact: true });
  await field.fill("mybrand");
  await page.getByRole("button", { name: "关注", exact: true }).click();
  await expect(page.getByText("请连后缀一起写，如 mybrand.com。")).toBeVisible();
  await field.fill(name);
  await page.getByRole("button", { name: "关注", exact: true }).click();
  await expect(page.getByText(`${name} 现在就可以注册，不用等。`)).toBeVisible();
  await page.getByRole("link", { name: "去注册", exact: true }).click();
  await expect(page.getByTestId("asked-name")).toContainText("可以注册");
});

test("who is not signed in comes back to the form with the name", async ({ page }) => {
  const customer = await newCustomer();
  await page.goto("/account/watched?name=google.com");
  await page.getByLabel("邮箱").fill(customer.email);
  await page.getByLabel("密码", { exact: true }).fill(customer.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page.getByLabel("域名", { exact: true })).toHaveValue("google.com");
});
