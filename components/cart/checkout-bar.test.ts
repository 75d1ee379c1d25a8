import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import en from "@/messages/en/checkout.json";
import zh from "@/messages/zh/checkout.json";
import { agreementSentence, isUnknown } from "./checkout-bar";

const domain = (offer: "registration" | "renewal" | "transfer") => ({ productLine: "domain", offer }) as const;
const mail = { productLine: "mail", offer: "renewal" } as const;

it.each([
  [[domain("registration")], "terms"],
  [[domain("renewal")], "renewalTerms"],
  [[domain("transfer")], "transferTerms"],
  [[domain("renewal"), domain("registration")], "bothTerms"],
  [[domain("transfer"), domain("registration")], "severalTerms"],
] as const)("the customer agrees to what the cart holds of domains, and of other products: %j", (items, sentence) => {
  expect(agreementSentence(items)).toEqual({ sentence, mixed: false });
  expect(agreementSentence([...items, mail])).toEqual({ sentence, mixed: true });
});

it("a cart without domains speaks of the terms alone", () => {
  expect(agreementSentence([mail])).toEqual({ sentence: "productTerms", mixed: false });
});

it("each sentence says of a mixed cart that the other products are refunded by the terms", () => {
  for (const [locale, messages, rest] of [
    ["zh", zh, "其他产品按条款退款"],
    ["en", en, "Other products are refunded as the terms say."],
  ] as const) {
    const t = createTranslator({ locale, messages, namespace: "actionBar" });
    for (const key of ["terms", "renewalTerms", "transferTerms", "bothTerms", "severalTerms"] as const) {
      const say = (mixed: boolean) => t.markup(key, { link: (words) => words, mixed: String(mixed) });
      expect(say(true)).toContain(rest);
      expect(say(false)).not.toContain(rest);
    }
  }
});

it("says that nothing was charged only where the server has said so", () => {
  // No answer, one that can't be read, and a failure of the server.
  for (const status of [0, 200, 500, 502]) expect(isUnknown({ status })).toBe(true);
  for (const status of [401, 409, 422, 429]) expect(isUnknown({ status })).toBe(false);
});
