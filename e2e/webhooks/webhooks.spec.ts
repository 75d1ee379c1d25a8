import { expect, test } from "@playwright/test";
import { Webhook } from "standardwebhooks";
import { expectAccessible } from "../accessible";
import { newCustomer, signIn, word } from "../factory";
import { staffPage } from "../money/world";
import { ownDomain } from "../zones/zone";

interface Received {
  body: string;
  headers: Record<string, string>;
}

/** What a receiver of the sandbox got. */
async function receivedBy(host: string): Promise<Received[]> {
  return (await (await fetch(`${process.env.SANDBOX_URL}/__webhooks/${host}`)).json()) as Received[];
}

test("a person adds a webhook, changes a record, sees what was sent and answered, and sends it again", async ({
  page,
}) => {
  const customer = await newCustomer();
  const { id } = await ownDomain(customer);
  const host = `hook${word(8)}.example`;
  await signIn(page, customer);
  await page.goto("/account/webhooks");
  await expectAccessible(page);
  await page.locator("summary", { hasText: "dns.changed" }).click();
  await expect(page.getByRole("region", { name: "dns.changed" })).toContainText('"domain": "example.com"');
  await page.locator("summary", { hasText: "Python" }).click();
  await expect(page.getByRole("region", { name: "Python" })).toContainText("hmac.compare_digest");
  await page.getByRole("main").getByRole("link", { name: "新建 Webhook" }).click();

  const create = page.getByRole("button", { name: "创建 Webhook" });
  await create.click();
  await expect(page.getByText("请填写您的程序的地址。").first()).toBeVisible();
  await expect(page.getByText("请至少选择一种事件。").first()).toBeVisible();
  await page.getByLabel("地址").fill("https://169.254.169.254/");
  await page.getByRole("checkbox", { name: /域名的解析记录有变动/ }).check();
  await create.click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(customer.password);
  await dialog.getByRole("textbox").press("Enter");
  await expect(page.getByText(/169\.254\.169\.254 指向内部或保留网络/).first()).toBeVisible();
  await page.getByLabel("地址").fill(`https://${host}/fail`);
  await expectAccessible(page);
  await create.click();
  const secret = (await page.getByTestId("webhook-secret").textContent()) ?? "";
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  await page.getByRole("link", { name: "查看 Webhook 并发送测试" }).click();
  await expect(page.getByRole("heading", { level: 1, name: host })).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);

  // What happens is sent by itself: the receiver is out of order.
  const records = `${process.env.BASE_URL}/api/v1/services/${id}/records`;
  const { version } = (await (await page.request.get(records)).json()) as { version: string };
  const record = { host: "www", type: "A", value: "203.0.113.7", priority: null, ttlSeconds: 600 };
  const changed = await page.request.post(`${records}/changes`, {
    data: { edits: [{ op: "add", record }], baseVersion: version, confirmed: false },
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
  });
  expect(changed.status()).toBe(200);
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("row", { name: /dns\.changed/ })).toContainText("500", { timeout: 1_000 });
    // The page reads the webhook before its messages: an attempt that ends in between shows in the row alone.
    await expect(page.getByText("最近的消息没有送达")).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expectAccessible(page);

  // It works again; a test reaches it, and so does what failed, once it is sent again by hand.
  await page.getByLabel("地址").fill(`https://${host}/ok`);
  await page.getByRole("button", { name: "保存修改" }).click();
  await expect(page.getByText("已修改。")).toBeVisible();
  await page.getByRole("button", { name: "发送测试" }).click();
  await expect(page.getByText("测试消息已发出。")).toBeVisible();
  await expect(async () => {
    await page.reload();
    const row = page.getByRole("row", { name: /webhook\.test/ });
    await expect(row).toContainText("已送达", { timeout: 1_000 });
  }).toPass();
  await page.getByRole("link", { name: "dns.changed" }).click();
  await page.waitForURL(/\/deliveries\//);
  await expect(async () => {
    await page.reload();
    const state = page.getByRole("main");
    await expect(state.getByText("已送达").first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("list", { name: "发送过程" })).toContainText("out of order");
  const before = (await receivedBy(host)).length;
  await page.getByRole("button", { name: "重新发送" }).click();
  await expect(page.getByText("正在重新发送。")).toBeVisible();
  await expect.poll(async () => (await receivedBy(host)).length).toBe(before + 1);
  await expectAccessible(page);

  const messages = (await receivedBy(host)).filter(({ body }) => body.includes("dns.changed"));
  expect(new Set(messages.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
  const last = messages.at(-1);
  expect(new Webhook(secret).verify(last?.body ?? "", last?.headers ?? {})).toMatchObject({
    type: "dns.changed",
    data: { added: [{ host: "www", value: "203.0.113.7" }] },
  });
});

test("an admin adds a webhook of the shop's, gives it another secret and deletes it", async ({ browser }) => {
  const { page, person } = await staffPage(browser, "admin");
  const host = `shop${word(8)}.example`;
  await page.goto("/admin/settings");
  await page.getByRole("link", { name: "店铺 Webhook" }).click();
  await page.getByRole("main").getByRole("link", { name: "新建 Webhook" }).first().click();
  await page.getByLabel("地址").fill(`https://${host}/ok`);
  await page.getByRole("checkbox", { name: /店铺的预付余额不足/ }).check();
  await page.getByRole("button", { name: "创建 Webhook" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill(person.password);
  await dialog.getByRole("textbox").press("Enter");
  const secret = page.getByTestId("webhook-secret");
  const first = await secret.textContent();
  await page.getByRole("link", { name: "查看 Webhook 并发送测试" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "更换密钥" }).click();
  await dialog.getByRole("button", { name: "更换密钥" }).click();
  await expect(secret).toContainText("whsec_");
  expect(await secret.textContent()).not.toBe(first);
  await page.getByRole("button", { name: "删除" }).click();
  await dialog.getByRole("button", { name: "删除" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "店铺 Webhook" })).toBeVisible();
  await expect(page.getByText(host)).toHaveCount(0);
});
