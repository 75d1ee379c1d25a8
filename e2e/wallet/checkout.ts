import type { Page } from "@playwright/test";
import { freeLabel, fund, newCustomer, signIn } from "../factory";
import { newRegistrant } from "../shop/registrant";

/** Signs a new customer in who has too little money for the domain in the cart, at the checkout with the terms accepted. @returns the domain. */
export async function poorAtCheckout(page: Page, fen: number): Promise<string> {
  const customer = await newCustomer();
  await fund(customer, fen);
  await signIn(page, customer);
  await newRegistrant(page);
  const name = `${freeLabel()}.com`;
  await page.request.post("/api/v1/cart/items", {
    headers: { origin: new URL(process.env.BASE_URL ?? "").origin },
    data: { action: "purchase", productLine: "domain", name },
  });
  await page.goto("/checkout");
  await page.getByRole("checkbox", { name: /我同意/ }).check();
  return name;
}
