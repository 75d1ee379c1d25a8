import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import type { ParsedMail } from "mailparser";
import { confirmationToken } from "../containers/confirmation-token";
import { eventually } from "../containers/eventually";

const PERSON = { email: "gu.yan@example.com", name: "Gu Yan", password: "seven-paper-boats-31" };
const PAID_FEN = "50000";
const REGISTRANT = {
  ...{ kind: "person", companyCn: "顾言", companyEn: "Gu Yan", idType: "SFZ", idNumber: "11010519491231002X" },
  ...{ lastNameCn: "顾", lastNameEn: "Gu", firstNameCn: "言", firstNameEn: "Yan", phone: "13800138000" },
  ...{ email: PERSON.email, country: "CN", stateCn: "浙江", stateEn: "Zhejiang", cityCn: "杭州", cityEn: "Hangzhou" },
  ...{ addressCn: "西湖区龙井路18号", addressEn: "Xihu Qu Longjing Lu 18 Hao", zipcode: "310013", fax: "" },
};

/** The shop's first customer, and what they bought. */
export interface Sale {
  page: Page;
  domain: string;
}

/**
 * What a shop is installed for: a customer registers, confirms by mail and pays by bank transfer, the admin confirms that the money came, and
 * a domain is bought and has a receipt.
 * @param admin a page on which the admin is signed in
 */
export async function firstSale(
  browser: Browser,
  origin: string,
  admin: Page,
  mails: readonly ParsedMail[],
): Promise<Sale> {
  const page = await browser.newPage({ ignoreHTTPSErrors: true, locale: "en-GB" });
  await page.goto(`${origin}/sign-in`);
  await call(page, "POST", "/api/v1/register", PERSON);
  const token = await eventually("a mail with a link to the shop", () =>
    confirmationToken(mails, PERSON.email, origin),
  );
  await call(page, "POST", "/api/v1/confirm-email", { token, password: PERSON.password });
  await page.getByLabel("Email").fill(PERSON.email);
  await page.getByLabel("Password").fill(PERSON.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`${origin}/account`);

  const payment = { amountFen: PAID_FEN, method: "bank_transfer" };
  const topUp = await call<{ id: string }>(page, "POST", "/api/v1/top-ups", payment);
  const received = { receivedFen: PAID_FEN, bankSerial: "PROOF-0001" };
  await call(admin, "POST", `/api/v1/admin/top-ups/${topUp.id}/confirm`, received);

  const registrant = await call<{ id: string }>(page, "POST", "/api/v1/registrants", REGISTRANT);
  await eventually("a registrant that the upstream knows", async () => {
    const { rows } = await call<{ rows: { state: string }[] }>(page, "GET", "/api/v1/registrants");
    return rows[0]?.state === "ready";
  });
  const domain = "freefirstsale.com";
  const wanted = { action: "purchase", productLine: "domain", name: domain, years: 1, config: {} };
  const { token: quote } = await call<{ token: string }>(page, "POST", "/api/v1/quotes", wanted);
  const items = [{ quote, registrantId: registrant.id }];
  const order = await call<{ id: string }>(page, "POST", "/api/v1/orders", { items });
  await eventually("a domain", async () => {
    const { state } = await call<{ state: string }>(page, "GET", `/api/v1/orders/${order.id}`);
    return state === "done";
  });
  const sale = { page, domain };
  await hasReceipt(sale);
  return sale;
}

/** Its receipt as PDF is drawn by the web process, with fonts of the shop's own. */
async function hasReceipt({ page }: Sale): Promise<void> {
  const [paper] = await eventually("a receipt", async () => {
    const { rows } = await call<{ rows: { id: string }[] }>(page, "GET", "/api/v1/papers");
    return rows.length > 0 && rows;
  });
  // By the page: Playwright's own requests don't know where the shop's name leads.
  const pdf = await page.evaluate(async (path) => {
    const answer = await fetch(path);
    return [answer.status, (await answer.text()).slice(0, 5)];
  }, `/api/v1/papers/${paper?.id}/pdf`);
  expect(pdf).toEqual([200, "%PDF-"]);
}

/** Whether the customer, still signed in, sees the domain. */
export async function hasDomain({ page, domain }: Sale): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/account/services?productLine=domain`);
  await expect(page.getByRole("link", { name: domain })).toBeVisible();
}

/** Calls the API as the shop's pages do. @throws Error for an answer that is none of 200 */
async function call<T = unknown>(page: Page, method: "GET" | "POST", path: string, body?: object): Promise<T> {
  const { status, text } = await page.evaluate(
    async ([method, path, body, key]) => {
      const headers = { "content-type": "application/json", "idempotency-key": key };
      const answer = await fetch(path, body ? { method, headers, body: JSON.stringify(body) } : { method });
      return { status: answer.status, text: await answer.text() };
    },
    [method, path, body, randomUUID()] as const,
  );
  if (status !== 200) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 400)}`);
  return JSON.parse(text) as T;
}
