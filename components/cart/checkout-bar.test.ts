import { expect, it } from "vitest";
import { agreementSentence, isUnknown } from "./checkout-bar";

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

it("says that nothing was charged only where the server has said so", () => {
  // No answer, one that can't be read, and a failure of the server.
  for (const status of [0, 200, 500, 502]) expect(isUnknown({ status })).toBe(true);
  for (const status of [401, 409, 422, 429]) expect(isUnknown({ status })).toBe(false);
});
