import { expect, it } from "vitest";
import { staffDisputeMail } from "@/lib/paying/mail-templates";

/** Every reason that Stripe's reference of the Dispute object names. */
const CODES = [
  ...([
    "bank_cannot_process",
    "check_returned",
    "credit_not_processed",
    "customer_initiated",
    "debit_not_authorized",
  ] as const),
  ...([
    "duplicate",
    "fraudulent",
    "general",
    "incorrect_account_details",
    "insufficient_funds",
    "noncompliant",
  ] as const),
  ...(["product_not_received", "product_unacceptable", "subscription_canceled", "unrecognized"] as const),
];

const shop = { name: "Kumquat", url: "https://shop.example" };
const facts = { amountFen: 100n, number: "P1", customer: "Lin", outcome: "opened" } as const;
const why = (reason: string, locale: "zh" | "en") =>
  staffDisputeMail.write({ ...facts, reason }, shop, locale).facts?.at(-1)?.value ?? "";

it.each(CODES)("the mail to staff says in words that a payment is disputed as %s", (code) => {
  for (const locale of ["zh", "en"] as const) {
    expect(why(code, locale)).not.toContain(code);
    expect(why(code, locale)).not.toBe(why("brand_new", locale).replace("brand_new", code));
  }
  expect(why(code, "zh")).toMatch(/\p{Script=Han}/u);
});

it("a reason that has no words yet is said to be another, with its code; none is said to be none", () => {
  expect(why("brand_new", "en")).toBe('another reason, which the payment provider calls "brand_new"');
  expect(why("brand_new", "zh")).toBe("其他原因，平台的代码是 brand_new");
  expect(why("", "en")).toBe("no reason given");
});
