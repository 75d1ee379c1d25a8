import { expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { SandboxControl } from "../../sandbox/control/control";
import { expectAccessible } from "../accessible";
import { newCustomer, newStaff, type Person, query, signIn } from "../factory";
import { newRegistrant } from "../shop/registrant";

test.setTimeout(150_000);

const sandbox = new SandboxControl(process.env.SANDBOX_URL ?? "");
test.beforeAll(() => sandbox.settings({ auditStepMs: 1_000 }));

/** The head of the frame that every such JPEG file has. */
const JPEG_FRAME = Buffer.from("ffc0001108", "hex");

async function photo(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const noise = { type: "gaussian" as const, mean: 128, sigma: 50 };
  const buffer = await sharp({ create: { width: 1500, height: 950, channels: 3, background: "#888", noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name: "card.jpg", mimeType: "image/jpeg", buffer };
}

async function handIn(page: Page, start: string): Promise<void> {
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: start }).click();
  await page.locator("#document-owner").setInputFiles(await photo());
  await expect(page.getByText("已加密保存")).toBeVisible({ timeout: 30_000 });
  const preview = page.getByRole("img", { name: "身份证的模糊预览" });
  await expect.poll(() => preview.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(100);
  await expectAccessible(page);
  await page.getByRole("button", { name: "提交审核" }).click();
  await expect(page.getByText(/等审核|审核中/).first()).toBeVisible({ timeout: 30_000 });
}

const stored = (customer: Person) =>
  query<{ state: string; content: Buffer | null; preview: Buffer | null }>(
    `SELECT r.state::text, d.content_enc AS content, d.preview_enc AS preview
       FROM real_name_reviews r JOIN review_documents d ON d.review_id = r.id WHERE r.customer_id = $1`,
    [customer.id],
  );

test("from consent to pass; the pictures are encrypted, shown blurred, and gone afterwards", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const id = await newRegistrant(page, "单良");
  await page.goto(`/account/registrants/${id}`);
  await page.getByRole("button", { name: "同意，开始上传" }).click();
  await expect(page.getByText("提交证件前需要您的同意。")).toBeVisible();
  await handIn(page, "同意，开始上传");
  const [before] = await stored(customer);
  // Three bytes alone turn up by chance in a megabyte of ciphertext.
  expect((await photo()).buffer.includes(JPEG_FRAME)).toBe(true);
  expect(before?.content?.includes(JPEG_FRAME)).toBe(false);
  await expect(page.getByText("已通过").first()).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText("证件照片已删除")).toBeVisible();
  expect(await stored(customer)).toMatchObject([{ state: "pass", content: null, preview: null }]);
});

test("refused: the reviewer's words are shown, and documents can be handed in again", async ({ page }) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const id = await newRegistrant(page, "单审核失败");
  await page.goto(`/account/registrants/${id}`);
  await handIn(page, "同意，开始上传");
  await expect(page.getByText("审核没有通过").first()).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText("审核员的说明：证件图片不清晰，请重新上传原件照片")).toBeVisible();
  expect(await stored(customer)).toMatchObject([{ state: "unpass", content: null }]);
  await handIn(page, "同意，重新上传");
});

test("a file that is no picture is refused in words, one of another customer does not exist", async ({
  page,
  browser,
}) => {
  const customer = await newCustomer();
  await signIn(page, customer);
  const id = await newRegistrant(page, "单良");
  await page.goto(`/account/registrants/${id}`);
  await page.getByRole("checkbox").check();
  await page.getByRole("button", { name: "同意，开始上传" }).click();
  // The place to drop a picture on looks as if it could be pressed, and on a phone nothing can be dropped.
  const choosing = page.waitForEvent("filechooser");
  await page.getByText("把照片拖到这里").click();
  await (await choosing).setFiles({ name: "a.jpg", mimeType: "image/jpeg", buffer: Buffer.from("no picture") });
  await expect(page.getByText("这个文件不是能读的图片")).toBeVisible();
  await page.locator("#document-owner").setInputFiles(await photo());
  const preview = page.getByRole("img", { name: "身份证的模糊预览" });
  await expect(preview).toBeVisible({ timeout: 30_000 });
  const address = (await preview.getAttribute("src")) ?? "";
  expect((await page.request.get(address)).status()).toBe(200);
  const stranger = await (await browser.newContext()).newPage();
  await signIn(stranger, await newCustomer());
  expect((await stranger.request.get(address)).status()).toBe(404);

  const staff = await (await browser.newContext({ baseURL: process.env.BASE_URL, locale: "zh-CN" })).newPage();
  await signIn(staff, await newStaff("support"));
  await staff.goto(`/admin/reviews?q=${customer.email}`);
  await staff.getByRole("button", { name: "看所有者证件" }).click();
  const dialog = staff.getByRole("dialog");
  await dialog.getByRole("button", { name: "看模糊预览" }).click();
  await expect(dialog.getByText("写明原因，至少 4 个字。")).toBeVisible();
  await dialog.getByLabel("为什么要看").fill("客户来电说照片传错了");
  await dialog.getByRole("button", { name: "看模糊预览" }).click();
  await expect(dialog.getByRole("img", { name: "证件的模糊预览" })).toBeVisible();
  await expectAccessible(staff);
  const audit = await query<{ after: { reason: string } }>(
    "SELECT after FROM audit_events WHERE action = 'registrants.staff-preview-document' AND customer_id = $1",
    [customer.id],
  );
  expect(audit).toEqual([{ after: { reason: "客户来电说照片传错了" } }]);

  await page.getByRole("button", { name: "删除", exact: true }).click();
  await expect(page.getByText("把照片拖到这里")).toBeVisible();
});
