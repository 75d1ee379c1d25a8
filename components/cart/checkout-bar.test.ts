import { expect, it } from "vitest";
import { agreementSentence } from "./checkout-bar";

it("the customer agrees to what the cart holds: registrations, renewals or both", () => {
  const [bought, renewed] = [
    { productLine: "domain", offer: "registration" } as const,
    { productLine: "domain", offer: "renewal" } as const,
  ];
  const mail = { productLine: "mail", offer: "renewal" } as const;
  expect(agreementSentence([bought, mail])).toBe("terms");
  expect(agreementSentence([renewed, mail])).toBe("renewalTerms");
  expect(agreementSentence([renewed, bought])).toBe("bothTerms");
  expect(agreementSentence([mail])).toBe("productTerms");
});
