import { expect, it } from "vitest";
import { invalid } from "@/lib/core/errors";
import { formFaults } from "@/lib/offers/form-faults";
import { checkFields, type FormField } from "@/lib/product-lines/form";
import { hintedSentences } from "./hinted-sentences";

const password: FormField = {
  id: "password",
  kind: "password",
  rule: { min: 8, max: 16, needs: ["letter", "digit", "special"], specials: "!@" },
};

it("names all rules that a password breaks, as the form does, and says nothing of an empty one", async () => {
  const answered = async (values: { password: string }) => {
    const { faults } = checkFields([password], values);
    const error = invalid(formFaults("tea", faults, [password], values, "input"));
    return await Promise.all([hintedSentences(error, "zh"), hintedSentences(error, "en")]);
  };
  expect(await answered({ password: "abc" })).toEqual([
    { "input.password": "密码至少 8 位，要有数字和特殊符号（!@）。" },
    { "input.password": "It must be at least 8 characters long and contain a digit and a symbol (!@)." },
  ]);
  expect(await answered({ password: "" })).toEqual([{}, {}]);
});
