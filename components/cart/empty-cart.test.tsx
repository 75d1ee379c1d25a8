import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { EmptyCart } from "./empty-cart";

it("leads whoever comes back to the checkout after paying to the orders", async () => {
  expect(await renderedHtml(<EmptyCart text="空的" toOrders />)).toContain('href="/account/orders"');
  expect(await renderedHtml(<EmptyCart text="空的" />)).not.toContain('href="/account/orders"');
});
