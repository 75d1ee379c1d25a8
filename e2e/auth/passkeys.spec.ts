import { randomBytes, randomUUID } from "node:crypto";
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "../accessible";
import { newCustomer, query, signIn } from "../factory";
import { giveAgain } from "../give-again";

/** A device of its own that recognises its owner, in this page's browser. @returns tells it that it doesn't recognise them any more */
async function device(page: Page): Promise<(recognises: boolean) => Promise<void>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async (isUserVerified) => {
    await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified });
  };
}

test("a passkey is added, signs in, stands in for the password, and is removed", async ({ page }) => {
  const customer = await newCustomer();
  const recognises = await device(page);
  await signIn(page, customer);
  await page.goto("/account/security");
  const panel = page.getByRole("region", { name: "通行密钥" });
  const dialog = page.getByRole("dialog", { name: "添加通行密钥" });

  await test.step("added, with a name and the password", async () => {
    await panel.getByRole("button", { name: "添加通行密钥" }).click();
    await expect(dialog.getByLabel("名称")).toHaveValue(/Chrome/);
    await dialog.getByLabel("名称").fill("");
    await dialog.getByRole("button", { name: "继续" }).click();
    await expect(dialog.getByText("这里要填。")).toBeVisible();
    await dialog.getByLabel("名称").fill("办公室的电脑");
    await recognises(false);
    await dialog.getByRole("button", { name: "继续" }).click();
    await giveAgain(page, customer);
    await expect(dialog.getByText("没有完成", { exact: false })).toBeVisible();
    await expect(dialog.getByLabel("名称")).toHaveValue("办公室的电脑");
    await expectAccessible(page);
    await recognises(true);
    await dialog.getByRole("button", { name: "继续" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(panel.getByRole("row").filter({ hasText: "办公室的电脑" })).toContainText("没有用过");
    await expectAccessible(page);
  });

  await test.step("the same device has one already", async () => {
    await panel.getByRole("button", { name: "添加通行密钥" }).click();
    await dialog.getByRole("button", { name: "继续" }).click();
    await expect(dialog.getByText("这台设备已经有这个账号的通行密钥。")).toBeVisible();
    await dialog.getByRole("button", { name: "取消" }).click();
  });

  await test.step("signs in without address and password", async () => {
    await page.context().clearCookies();
    await page.goto("/sign-in?next=%2Faccount%2Fsecurity");
    await recognises(false);
    await page.getByRole("button", { name: "用通行密钥登录" }).click();
    await expect(page.getByText("没有完成", { exact: false })).toBeVisible();
    await expectAccessible(page);
    await recognises(true);
    await page.getByRole("button", { name: "用通行密钥登录" }).click();
    await expect(page).toHaveURL(/\/account\/security$/);
    await expect(panel.getByRole("row").filter({ hasText: "办公室的电脑" })).not.toContainText("没有用过");
  });

  await test.step("signs in over a page whose session has ended, and goes on", async () => {
    await expect(page.getByRole("button", { name: customer.name, exact: true })).toBeVisible();
    await query("UPDATE sessions SET revoked_at = now() WHERE user_id = $1", [customer.id]);
    await panel.getByRole("button", { name: "移除" }).click();
    await page.getByRole("dialog", { name: "移除 办公室的电脑？" }).getByRole("button", { name: "移除" }).click();
    const ended = page.getByRole("dialog", { name: "登录已经结束" });
    await expectAccessible(page);
    await ended.getByRole("button", { name: "用通行密钥" }).click();
    await expect(ended).toHaveCount(0);
  });

  await test.step("stands in for the password that is asked for again", async () => {
    const again = page.getByRole("dialog", { name: "再输入一次登录密码" });
    await expectAccessible(page);
    await again.getByRole("button", { name: "用通行密钥" }).click();
    await expect(again).toHaveCount(0);
    await expect(panel.getByRole("row").filter({ hasText: "办公室的电脑" })).toHaveCount(0);
  });

  await test.step("and opens nothing once it is removed", async () => {
    await page.context().clearCookies();
    await page.goto("/sign-in");
    await page.getByRole("button", { name: "用通行密钥登录" }).click();
    await expect(page.getByText("这个通行密钥在这里用不了", { exact: false })).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in$/);
  });
});

test("a name without a space fits on a phone, also where its removal is asked", async ({ page }) => {
  const customer = await newCustomer();
  await query(
    "INSERT INTO passkeys (id, user_id, credential_id, public_key, uses, name) VALUES ($1, $2, $3, '', 0, $4)",
    [randomUUID(), customer.id, randomBytes(16), "x".repeat(60)],
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, customer);
  await page.goto("/account/security");
  await page.getByRole("region", { name: "通行密钥" }).getByRole("button", { name: "移除" }).click();
  const dialog = page.getByRole("dialog", { name: "移除 x" });
  await expect(dialog).toBeVisible();
  for (const place of [page.locator("html"), dialog])
    expect(await place.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
});

test("the browser's prompt closes with the dialog that opened it", async ({ page }) => {
  const customer = await newCustomer();
  await page.addInitScript(() => {
    // A prompt that nobody answers.
    navigator.credentials.create = ({ signal }: CredentialCreationOptions = {}) =>
      new Promise((_, reject) => {
        document.documentElement.dataset.prompt = "open";
        signal?.addEventListener("abort", () => {
          document.documentElement.dataset.prompt = "closed";
          reject(signal.reason);
        });
      });
  });
  await signIn(page, customer);
  await page.goto("/account/security");
  await page.getByRole("region", { name: "通行密钥" }).getByRole("button", { name: "添加通行密钥" }).click();
  const dialog = page.getByRole("dialog", { name: "添加通行密钥" });
  await dialog.getByRole("button", { name: "继续" }).click();
  await giveAgain(page, customer);
  await expect(page.locator("html")).toHaveAttribute("data-prompt", "open");
  await dialog.getByRole("button", { name: "取消" }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-prompt", "closed");
});
