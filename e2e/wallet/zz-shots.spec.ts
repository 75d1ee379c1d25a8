import { randomUUID } from "node:crypto";
import { type Browser, test } from "@playwright/test";
import { fund, newCustomer, newStaff, query, signIn } from "../factory";

const views = [
  { id: "zh-390", locale: "zh-CN", width: 390, dark: false },
  { id: "en-390-dark", locale: "en-US", width: 390, dark: true },
  { id: "zh-1280-dark", locale: "zh-CN", width: 1280, dark: true },
  { id: "en-1280", locale: "en-US", width: 1280, dark: false },
];
const open = (browser: Browser, { locale, width, dark }: (typeof views)[0]) =>
  browser.newContext({
    baseURL: process.env.BASE_URL,
    locale,
    viewport: { width, height: 900 },
    colorScheme: dark ? "dark" : "light",
  });

test("shots", async ({ browser }) => {
  const customer = await newCustomer();
  await fund(customer, 30_000);
  const id = randomUUID();
  await query("SELECT ledger_post($1, 'top_up', now(), '', 'top_up', $3, NULL, $2::jsonb)", [
    `top-up:${id}`,
    JSON.stringify([
      { account: "clearing:stripe", fen: "-12000" },
      { account: `wallet:${customer.id}`, fen: "12000" },
    ]),
    id,
  ]);
  await query(
    `INSERT INTO payments (id, number, customer_id, gateway, device, amount_fen, state, expires_at, paid_fen, paid_at, gateway_ref)
     VALUES ($1::uuid, 'P261127' || upper(left($1::text, 8)), $2, 'stripe', 'desktop', 12000, 'paid', now(), 12000, now(), 'pi_' || $1::text)`,
    [id, customer.id],
  );
  await query(
    `INSERT INTO payment_disputes (id, gateway, gateway_ref, payment_id, customer_id, state, amount_fen, reason, answer_by)
     VALUES (gen_random_uuid(), 'stripe', 'dp_' || $1::text, $1::uuid, $2, 'open', 12000, 'fraudulent', now() + interval '7 days')`,
    [id, customer.id],
  );
  await query(
    `INSERT INTO payment_refunds (id, number, payment_id, customer_id, amount_fen, state, reason, asked_by, request_key, problem)
     VALUES (gen_random_uuid(), 'R' || $1::text, $1::uuid, $2, 3000, 'sent', '多充了', $2, 'k', 'balance_insufficient: You have insufficient funds in your Stripe account.')`,
    [id, customer.id],
  );
  const staff = await newStaff("finance");
  for (const view of views) {
    const page = await (await open(browser, view)).newPage();
    const shot = (name: string) => page.screenshot({ path: `/tmp/wC-shots/${name}-${view.id}.png`, fullPage: true });
    await signIn(page, customer);
    await page.goto("/account/wallet/payout");
    await shot("form");
    if (view.id === "zh-390") {
      await query(
        `INSERT INTO payouts (id, number, customer_id, amount_fen, account_kind, beneficiary, bank, account_enc, account_last, reason, request_key)
         VALUES (gen_random_uuid(), 'B261127SHOTS', $1, 4000, 'person', '林青', '招商银行杭州分行', '', '2337', '店不开了', 'shots')`,
        [customer.id],
      );
    }
    await page.goto("/account/wallet");
    await shot("wallet");
    const desk = await (await open(browser, view)).newPage();
    await signIn(desk, staff);
    const [payout] = await query<{ id: string }>("SELECT id FROM payouts WHERE customer_id = $1", [customer.id]);
    for (const [name, path] of [
      ["list", "/admin/payouts"],
      ["one", `/admin/payouts/${payout?.id}`],
      ["refunds", "/admin/refunds"],
    ] as const) {
      await desk.goto(path);
      await desk.screenshot({ path: `/tmp/wC-shots/${name}-${view.id}.png`, fullPage: true });
    }
  }
});
