import { type Browser, chromium, expect, type Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { findBrowser } from "../../testing/browser";

const MINUTE = 60_000;

/** A browser for which the shop's name leads to this machine. */
export function openBrowser(name: string): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", `--host-resolver-rules=MAP ${name} 127.0.0.1`],
  });
}

export interface Admin {
  email: string;
  password: string;
}

/**
 * install.md, "First run", in the admin area: signs in for the first time, sets two-step verification up, does what the opening checklist
 * asks for, and opens the shop.
 */
export async function firstRun(page: Page, origin: string, { email, password }: Admin): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await turnOnTwoSteps(page, password);
  await page.goto(`${origin}/admin/setup`);
  await expect(page.getByText("This shop is not open yet. Customers can't order.")).toBeVisible();

  await put(page, "brand", {
    nameZh: "青禾域名",
    nameEn: "Qinghe",
    companyZh: "杭州青禾茶业有限公司",
    companyEn: "Qinghe Tea",
  });
  await put(page, "contacts", { phone: "0571 8888 8888", email: "help@example.com" });
  await put(page, "filing", { icp: "浙ICP备2026000001号-1" });
  await put(page, "terms", {
    zh: "# 条款\n\n条款。",
    en: "# Terms\n\nTerms.",
    privacyZh: "# 隐私",
    privacyEn: "# Privacy",
  });
  await put(page, "bank", { holder: "杭州青禾茶业有限公司", bank: "招商银行", account: "571900000000001" });

  const open = page.getByRole("button", { name: "Open the shop" });
  // The worker asks for prices within its first minutes; that mails go out it has seen by the one that tells of the staff account.
  await expect(async () => {
    await page.reload();
    await expect(open).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 5 * MINUTE, intervals: [3_000] });
  await open.click();
  await page.getByRole("dialog").getByRole("button", { name: "Open the shop" }).click();
  await expect(page.getByText(/This shop opened on|opened this shop on/)).toBeVisible({ timeout: MINUTE });
}

async function turnOnTwoSteps(page: Page, password: string): Promise<void> {
  await expect(page.getByText("Staff accounts need two-step verification first")).toBeVisible({ timeout: MINUTE });
  await page.getByRole("button", { name: "Turn on two-step verification" }).click();
  const ask = page.getByRole("dialog").getByRole("textbox");
  const secretText = page.getByTestId("totp-secret");
  // Just signed in: the password may not be asked for again.
  await expect(ask.or(secretText)).toBeVisible();
  if (await ask.isVisible()) {
    await ask.fill(password);
    await ask.press("Enter");
  }
  const secret = ((await secretText.textContent()) ?? "").replace(/\s/g, "");
  const code = new TOTP({ secret, digits: 6, period: 30, algorithm: "SHA1" }).generate();
  await page.getByLabel("6-digit code from the app").fill(code);
  await page.getByRole("button", { name: "Finish" }).click();
  await page.getByRole("button", { name: "I have saved them" }).click();
}

/** Saves a setting as the settings' page does. */
async function put(page: Page, key: string, value: object): Promise<void> {
  const answer = await page.evaluate(
    async ([key, value]) => {
      const response = await fetch(`/api/v1/admin/settings/${key}`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ value }),
      });
      return { status: response.status, text: await response.text() };
    },
    [key, value] as const,
  );
  expect(answer, key).toMatchObject({ status: 200 });
}
