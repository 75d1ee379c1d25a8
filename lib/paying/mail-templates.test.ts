import { expect, test } from "vitest";
import { paymentPaidMail } from "./mail-templates";

const shop = { name: "金橘", url: "https://shop.example" };
const paid = { amountFen: 6_400n, number: "P261127KQ7F3A", paymentId: "0000-1", byLink: false };

test("where no order was placed, the mail that refers to the payment's page leads there", () => {
  const { paragraphs, action } = paymentPaidMail.write({ ...paid, forOrder: true }, shop, "en");
  expect(paragraphs[1]).toContain("The payment's page says why.");
  expect(action).toEqual({ label: "View payment", url: "https://shop.example/account/payments/0000-1" });
});

test("a top-up's mail leads to the wallet", () => {
  const { paragraphs, action } = paymentPaidMail.write({ ...paid, forOrder: false }, shop, "en");
  expect(paragraphs).toHaveLength(1);
  expect(action).toEqual({ label: "View wallet", url: "https://shop.example/account/wallet" });
});
