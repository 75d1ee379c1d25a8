import { expect, it } from "vitest";
import { labelsToAsk } from "./use-own-names";

const person = { name: "林晓雯", email: "lin@example.com" };
const names = ["tea", "leaf", "tea"].map((labelAscii) => ({ labelAscii }));

it("only a customer asks which names are the own ones, for each label once", () => {
  expect(labelsToAsk({ ...person, kind: "customer" }, names)).toBe("tea,leaf");
  expect(labelsToAsk({ ...person, kind: "customer" }, [])).toBe("");
  expect(labelsToAsk({ ...person, kind: "staff" }, names)).toBe("");
  expect(labelsToAsk(null, names)).toBe("");
});
