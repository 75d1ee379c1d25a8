import { expect, it } from "vitest";
import { agreementOf } from "./checkout-bar";

it("the customer agrees to what the cart holds: registrations, renewals or both", () => {
  const [bought, renewed] = [
    { productLine: "domain", offer: "registration" } as const,
    { productLine: "domain", offer: "renewal" } as const,
  ];
  const mail = { productLine: "mail", offer: "renewal" } as const;
  expect(agreementOf([bought, mail])).toBe("terms");
  expect(agreementOf([renewed, mail])).toBe("renewalTerms");
  expect(agreementOf([renewed, bought])).toBe("bothTerms");
  expect(agreementOf([mail])).toBe("productTerms");
});
