import { expect, type Page, test } from "@playwright/test";
import { newCustomer, newStaff, type Person, signIn, word } from "../factory";
import { mailedLink } from "./mail";

/** Posts what the form posts. @returns the status. */
async function tryToSignIn(page: Page, email: string, password: string): Promise<number> {
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await page.request.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password, json: "true" },
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
  });
  return answer.status();
}

async function enter(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("邮箱").fill(email);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

test("counts down wrong passwords and then waits, known address or not", async ({ page }) => {
  for (const email of [(await newCustomer()).email, `${word(12)}@example.com`]) {
    await page.goto("/sign-in");
    await enter(page, email, "wrong-password");
    await expect(page.getByText("邮箱或密码不对。再错 9 次要等 15 分钟。")).toBeVisible();
    await expect(page.getByLabel("邮箱")).toHaveValue(email);
    await enter(page, email, "wrong-password-8");
    await expect(page.getByText("邮箱或密码不对。再错 8 次要等 15 分钟。")).toBeVisible();
    for (let left = 7; left >= 1; left--) expect(await tryToSignIn(page, email, `wrong-password-${left}`)).toBe(401);
    await enter(page, email, "wrong-password-0");
    await expect(page.getByText("邮箱或密码不对。再错 0 次要等 15 分钟。")).toBeVisible();
    await enter(page, email, "wrong-password");
    await expect(page.getByText(/请等 1[45] 分钟再试/)).toBeVisible();
  }
});

test("goes only to places on this site afterwards", async ({ page }) => {
  const customer = await newCustomer();
  await page.goto("/sign-in?next=//evil.example/");
  await enter(page, customer.email, customer.password);
  await expect(page).toHaveURL(/\/account$/);
});

test("keeps the session cookie from scripts and to this site", async ({ page, context }) => {
  await signIn(page, await newCustomer());
  const cookie = (await context.cookies()).find(({ name }) => name.endsWith("kumquat.session"));
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
});

test("signs out for good: the old cookie opens nothing", async ({ page, context }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const before = await context.cookies();
  await page.goto("/account/security");
  await page.getByRole("button", { name: customer.name }).click();
  await page.getByRole("menuitem", { name: "退出" }).click();
  await expect(page).toHaveURL(/\/$/);
  await context.addCookies(before);
  await page.goto("/account/security");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("resets a forgotten password by mail; other browsers are signed out", async ({ page, browser }) => {
  const customer = await newCustomer();
  const elsewhere = await browser.newContext();
  const there = await elsewhere.newPage();
  await signIn(there, customer);
  await page.goto("/sign-in?next=/account/wallet");
  await page.getByRole("link", { name: "忘记密码" }).click();
  await expect(page.getByRole("heading", { name: "忘记密码" })).toBeVisible();
  await page.getByLabel("邮箱").fill(customer.email);
  await page.getByRole("button", { name: "发送链接" }).click();
  await expect(page.getByText("邮件还没有寄出")).toBeVisible();
  const link = await mailedLink(customer.email, "customers.reset-password");
  await page.goto(link);
  await page.getByLabel("新密码").fill("four-quiet-rivers");
  await page.getByRole("button", { name: "设为新密码" }).click();
  await expect(page.getByText("新密码已生效")).toBeVisible();
  await there.goto("/account/security");
  await expect(there).toHaveURL(/\/sign-in/);
  await elsewhere.close();
  const onward = (await page.getByRole("link", { name: "去登录" }).getAttribute("href")) ?? "";
  await page.goto(link);
  await expect(page.getByText("这个链接已经用过")).toBeVisible();
  await expect(page.getByLabel("新密码")).toHaveCount(0);
  await page.goto(onward);
  await enter(page, customer.email, "four-quiet-rivers");
  await expect(page).toHaveURL(/\/account\/wallet$/);
});

test("roles hold: no staff pages for customers, no settings for support", async ({ page }) => {
  const visit = async (person: Person, path: string) => {
    await page.context().clearCookies();
    await signIn(page, person);
    return (await page.goto(path))?.status();
  };
  const customer = await newCustomer();
  for (const path of ["/admin", "/admin/customers", "/admin/settings", "/admin/staff", "/admin/audit"])
    expect([path, await visit(customer, path)]).toEqual([path, 404]);
  const support = await newStaff("support");
  expect(await visit(support, "/admin/customers")).toBe(200);
  expect(await visit(support, "/admin/settings")).toBe(404);
  expect(await visit(support, "/admin/staff")).toBe(404);
  expect(await visit(support, "/admin/audit")).toBe(404);
  const origin = new URL(process.env.BASE_URL ?? "").origin;
  const write = await page.request.put("/api/v1/admin/settings/brand", {
    data: { value: { nameZh: "x" } },
    headers: { origin },
  });
  expect(write.status()).toBe(403);
});
