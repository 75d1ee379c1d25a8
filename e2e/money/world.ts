import { randomUUID } from "node:crypto";
import { type Browser, type Page, test } from "@playwright/test";
import { fund, newStaff, type Person, query, signIn, word } from "../factory";

/** Orders as they stand in the database, written straight in: how they came to be has specs of its own. */
export interface PlacedItem {
  orderId: string;
  itemId: string;
  name: string;
}

const PRICE_FEN = 6_900;

async function post(key: string, kind: string, ref: [string, string], entries: Record<string, number>): Promise<void> {
  await query("SELECT ledger_post($1, $2, now(), '', $3, $4, NULL, $5::jsonb)", [
    ...[key, kind, ...ref],
    JSON.stringify(Object.entries(entries).map(([account, fen]) => ({ account, fen: String(fen) }))),
  ]);
}

/** An order of one item in this state; its money is held, or earned when it is done. It cost nothing at the upstream. */
export async function placed(
  person: Person,
  state: "done" | "unsure" | "accepted",
  name = `free${word(10)}.com`,
): Promise<PlacedItem> {
  const [orderId, itemId] = [randomUUID(), randomUUID()];
  await fund(person, PRICE_FEN);
  await query(
    `INSERT INTO orders (id, number, customer_id, total_fen, state, request_key, request_hash)
     VALUES ($1::uuid, $2, $3, ${PRICE_FEN}, $4::order_state, $1::uuid::text, '')`,
    [orderId, `K-${word(8).toUpperCase()}`, person.id, state === "done" ? "done" : "open"],
  );
  await query(
    `INSERT INTO order_items (id, order_id, customer_id, position, product_line, action, name, display_name, config, years, price_fen,
       cost_quoted_fen, state, reason_code, deadline_at)
     VALUES ($1, $2, $3, 0, 'domain', 'purchase', $4, $4, '{}', 1, ${PRICE_FEN}, 0, $5::item_state, $6,
       CASE WHEN $5::text = 'accepted' THEN now() - interval '1 hour' END)`,
    [itemId, orderId, person.id, name, state, state === "unsure" ? "unsure" : null],
  );
  const [wallet, held] = [`wallet:${person.id}`, `held:${person.id}`];
  await post(`order:${orderId}:hold`, "hold", ["order", orderId], { [wallet]: -PRICE_FEN, [held]: PRICE_FEN });
  if (state === "done") {
    await post(`item:${itemId}:settle`, "capture", ["item", itemId], { [held]: -PRICE_FEN, revenue: PRICE_FEN });
  } else {
    await query(
      `INSERT INTO attempts (id, item_id, account, product_line, name, endpoint, otime_ms, masked_input, expected_charge_fen,
         absent_before, answered_at, outcome, reason, code, text, ms)
       VALUES ($1, $2, 'sandbox', 'domain', $3, 'domains.CreateDom', $4, '{"password":"***"}', 0, true, now(), $5, NULL, $6, $7, 812)`,
      [
        ...[randomUUID(), itemId, name, Date.now() - Math.floor(Math.random() * 1e9)],
        ...(state === "unsure" ? ["unknown", 10036, "操作时间重复"] : ["ok", null, null]),
      ],
    );
  }
  return { orderId, itemId, name };
}

/** The receipt of an order that is done, as the worker writes it. @returns its id. */
export async function receiptOf(orderId: string): Promise<string> {
  const id = randomUUID();
  const both = (text: string) => ({ zh: text, en: text });
  await query(
    `INSERT INTO papers (id, kind, customer_id, order_id, total_fen, issued_at, content)
     SELECT $2, 'receipt', o.customer_id, o.id, o.total_fen, now(), $3::jsonb || jsonb_build_object(
              'customer', jsonb_build_object('name', u.name, 'email', u.email),
              'order', jsonb_build_object('number', o.number, 'placedAt', '2026-11-25T03:00:00.000Z', 'finishedAt', '2026-11-25T03:02:00.000Z'),
              'lines', (SELECT jsonb_agg(jsonb_build_object('itemId', i.id, 'productLine', 'domain', 'action', 'purchase', 'name', i.display_name,
                          'what', $4::jsonb, 'details', NULL, 'amountFen', i.price_fen::text)) FROM order_items i WHERE i.order_id = o.id))
       FROM orders o JOIN users u ON u.id = o.customer_id WHERE o.id = $1`,
    [
      orderId,
      id,
      JSON.stringify({
        layout: 1,
        seller: { name: both("金橘"), company: both("金橘"), phone: "", email: "", url: "", icp: "", police: "" },
        currency: "CNY",
        credit: null,
      }),
      JSON.stringify({ zh: "域名，注册 1 年", en: "Domain: Registration, 1 year" }),
    ],
  );
  return id;
}

/** A bank transfer that a customer has announced and finance has not seen yet. */
export async function announceTransfer(
  customer: Person,
  fen: number,
  payerName: string | null = null,
): Promise<{ id: string; reference: string }> {
  const [id, reference] = [randomUUID(), `T${word(7).toUpperCase()}`];
  await query(
    `INSERT INTO top_ups (id, customer_id, method, amount_fen, reference, payer_name)
     VALUES ($1, $2, 'bank_transfer', $3, $4, $5)`,
    [id, customer.id, fen, reference, payerName],
  );
  return { id, reference };
}

export async function walletFen(person: Person): Promise<number> {
  const [row] = await query<{ fen: string }>("SELECT balance_fen::text AS fen FROM ledger_accounts WHERE code = $1", [
    `wallet:${person.id}`,
  ]);
  return Number(row?.fen ?? 0);
}

const opened: { test: string; page: Page }[] = [];

/** A page of its own, signed in as one of the staff. It is closed once another test asks for one: pages left open go on reading. */
export async function staffPage(
  browser: Browser,
  role: "support" | "finance" | "admin",
  name?: string,
): Promise<{ page: Page; person: Person }> {
  const person = await newStaff(role, name);
  const { testId } = test.info();
  while (opened[0] && opened[0].test !== testId) await opened.shift()?.page.context().close();
  const page = await (await browser.newContext({ baseURL: process.env.BASE_URL, locale: "zh-CN" })).newPage();
  opened.push({ test: testId, page });
  await signIn(page, person);
  return { page, person };
}
