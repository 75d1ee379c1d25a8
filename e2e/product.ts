import { randomUUID } from "node:crypto";
import { type APIResponse, expect, type Locator, type Page } from "@playwright/test";
import { fund, newCustomer, type Person, query, signIn } from "./factory";

/** Products bought and worked through the shop's API, for specs whose subject is another thing than the clicking. */

interface CheckoutAnswer {
  items: { id: string; quote: string | null }[];
}

interface OrderAnswer {
  state: string;
  items: { serviceId: string | null }[];
}

/** A page signed in as a customer of its own, with money enough for what the specs of products buy. */
export async function buyer(page: Page, fen = 500_000): Promise<Person> {
  const person = await newCustomer();
  await fund(person, fen);
  await signIn(page, person);
  return person;
}

/** Posts as the signed-in browser does. */
export function post(page: Page, path: string, data: object): Promise<APIResponse> {
  const headers = { origin: new URL(process.env.BASE_URL ?? "").origin, "idempotency-key": randomUUID() };
  return page.request.post(path, { data, headers });
}

/** Buys one product with what its order form would hold. @returns the service's id, once it is done. */
export async function buyProduct(page: Page, productLine: string, config: object, years = 1): Promise<string> {
  const added = await post(page, "/api/v1/cart/items", { action: "purchase", productLine, config, years, months: 0 });
  expect(added.status(), await added.text()).toBe(200);
  const checkout = (await (await page.request.get("/api/v1/checkout")).json()) as CheckoutAnswer;
  const items = checkout.items.map(({ id, quote }) => ({ id, quote }));
  const bought = await post(page, "/api/v1/checkout", { items, acceptTerms: true });
  expect(bought.status(), await bought.text()).toBe(200);
  const { orderId } = (await bought.json()) as { orderId: string };
  const order = async () => (await (await page.request.get(`/api/v1/orders/${orderId}`)).json()) as OrderAnswer;
  await expect.poll(async () => (await order()).state, { timeout: 60_000 }).toBe("done");
  const [item] = (await order()).items;
  if (!item?.serviceId) throw new Error(`the order ${orderId} has no service`);
  return item.serviceId;
}

/** Presses a control of a service that answers at once. */
export async function runControl(page: Page, id: string, control: string, input: object): Promise<void> {
  const place = `/api/v1/services/${id}/controls/${control}`;
  const planned = await post(page, `${place}/records`, { input });
  const plan = (await planned.json()) as { zones: { serviceId: string; version: string }[] };
  const zones = plan.zones.map(({ serviceId, version }) => ({ serviceId, version }));
  const answer = await post(page, place, { input, zones });
  expect(answer.status(), await answer.text()).toBe(200);
  expect(((await answer.json()) as { run: { state: string } }).run.state).toBe("done");
}

/** The button of an order form, a renewal or an upgrade, once it names a price. */
export const addToCartButton = (page: Page): Locator => page.getByRole("button", { name: /^放进购物车 ¥/ });

/** From the filled cart through the checkout to the end of the order. */
export async function payCart(page: Page): Promise<void> {
  await page.waitForURL(/\/cart$/);
  await page.getByRole("link", { name: "去结算" }).click();
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  await page.getByRole("button", { name: /^付 ¥/ }).click();
  await page.waitForURL(/\/account\/orders\//);
  await expect(page.locator("[data-status=done]")).toBeVisible({ timeout: 60_000 });
}

/** From now on the order form of a product line asks the upstream what it offers, instead of taking what was kept. */
export async function forgetOptions(productLine: string): Promise<void> {
  await query("UPDATE line_options SET fetched_at = now() - interval '2 hours' WHERE product_line = $1", [productLine]);
}
