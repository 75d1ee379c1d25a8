import { expect, type Page, test } from "@playwright/test";
import { newCustomer, newStaff, type Person, signIn } from "../factory";

/** Opens a page on a slow phone, its scripts still on their way. @returns what lets them arrive, or fail. */
async function openBeforeScripts(page: Page, path: string, { fail = false } = {}): Promise<() => void> {
  const phone = await page.context().newCDPSession(page);
  await phone.send("Emulation.setCPUThrottlingRate", { rate: 6 });
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await page.route(/_next\/static\/.*\.js/, async (route) => {
    await arrived;
    await (fail ? route.abort() : route.continue());
  });
  await page.goto(path, { waitUntil: "domcontentloaded" });
  return arrive;
}

test("who signs in before the scripts have come is signed in once they have, with no password in an address", async ({
  page,
}) => {
  const person = await newCustomer();
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  const arrive = await openBeforeScripts(page, "/sign-in");
  await page.getByLabel("邮箱").fill(person.email);
  await page.getByLabel("密码", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  arrive();
  await page.waitForURL(/\/account/);
  expect(addresses.filter((address) => address.includes(person.password))).toEqual([]);
});

test("a file that was chosen before the scripts have come is the one that is sent", async ({ page }) => {
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  await signIn(page, await newStaff("finance"));
  const arrive = await openBeforeScripts(page, "/admin/statements");
  const file = { name: "slow-line.csv", mimeType: "text/csv", buffer: Buffer.from("a,b") };
  await page.getByLabel("选择文件").setInputFiles(file);
  arrive();
  await expect(page.getByText("slow-line.csv")).toBeVisible();
  expect(faults).toEqual([]);
});

for (const javaScriptEnabled of [true, false]) {
  const what = javaScriptEnabled ? "whose files can't be loaded" : "at all";
  test(`without the script ${what}, the password still stays out of the address`, async ({ browser }) => {
    const person = await newCustomer();
    const page = await browser.newPage({ javaScriptEnabled });
    await page.route(/\.js$/, (route) => route.abort());
    await page.goto("/sign-in");
    await sendByTheBrowser(page, person, () => {});
    await page.close();
  });
}

test("a press that came before the scripts failed is done by the browser, with the password out of the address", async ({
  page,
}) => {
  const person = await newCustomer();
  const fail = await openBeforeScripts(page, "/sign-in", { fail: true });
  await sendByTheBrowser(page, person, fail);
});

/** Signs in on a page without React: the form is sent by the browser itself. */
async function sendByTheBrowser(page: Page, person: Person, then: () => void): Promise<void> {
  await page.getByLabel("邮箱").fill(person.email);
  await page.getByLabel("密码", { exact: true }).fill(person.password);
  const sent = page.waitForRequest((request) => request.isNavigationRequest());
  await page.getByRole("button", { name: "登录", exact: true }).click();
  then();
  expect((await sent).url()).not.toContain(person.password);
  await expect(page.getByRole("button", { name: "登录", exact: true })).toBeVisible();
}

test("a list is filtered without a script", async ({ page }) => {
  await signIn(page, await newCustomer());
  await page.route(/\.js$/, (route) => route.abort());
  await page.goto("/account/services?q=rice");
  const go = page.getByRole("search").getByRole("button");
  // Its parts stand in one line: the styles come with the page.
  const tops = await Promise.all([page.getByRole("searchbox"), go].map(async (part) => (await part.boundingBox())?.y));
  expect(tops[0]).toBe(tops[1]);
  await page.getByRole("searchbox").fill("tea");
  await go.click();
  await page.waitForURL(/\/account\/services\?.*q=tea/);
});

test("what was chosen and typed before the scripts have come counts once they have", async ({ page }) => {
  await signIn(page, await newCustomer());
  const arrive = await openBeforeScripts(page, "/account/registrants/new");
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await expect(field("姓名")).toBeVisible();
  await page.getByText("企业", { exact: true }).click();
  await field("姓名").fill("杭州青禾茶业有限公司");
  await field("市").fill("杭州市");
  arrive();
  await expect(field("名称")).toHaveValue("杭州青禾茶业有限公司");
  await expect(field("名称，英文")).toHaveValue("Hangzhou Qinghe Chaye Youxian Gongsi");
  await expect(field("市，拼音")).toHaveValue("Hangzhou");
  await expect(field("市")).toHaveValue("杭州市");
});

test("a menu pressed before the scripts have come opens once they have", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const arrive = await openBeforeScripts(page, "/");
  await page.getByRole("button", { name: "菜单" }).click();
  arrive();
  await expect(page.getByRole("dialog")).toBeVisible();
});
