import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Config, FormField } from "@/lib/product-lines/form";
import type { PasswordRule } from "@/lib/product-lines/password-rule";
import en from "@/messages/en/fields.json";
import fields from "@/messages/zh/fields.json";
import { useFieldCheck } from "./use-field-check";

const messages = { fields, teaLine: { hints: { code: "9 位数字。" } } };
const form: FormField[] = [
  { id: "code", kind: "text", maxLength: 9, pattern: "\\d{9}", hinted: true },
  { id: "note", kind: "text", maxLength: 3, optional: true },
  { id: "address", kind: "text", maxLength: 60, pattern: "[^,]{4,}", format: "fourNoComma", optional: true },
  { id: "size", kind: "amount", min: 10, max: 50, step: 10, unit: "gb" },
];

function Check({ values, of = form }: { values: Config | undefined; of?: FormField[] | undefined }) {
  return <>{JSON.stringify(useFieldCheck("teaLine")(of, values, "config"))}</>;
}

function check(values: Config | undefined, of?: FormField[], locale = "zh"): Record<string, string> {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider
      locale={locale}
      messages={locale === "zh" ? messages : { fields: en }}
      timeZone="Asia/Shanghai"
    >
      <Check values={values} of={of} />
    </NextIntlClientProvider>,
  );
  return JSON.parse(html.replaceAll("&quot;", '"')) as Record<string, string>;
}

it("names each wrong field by its path, with the limits of the field; a pattern's sentence repeats the hint", () => {
  const found = check({ code: "12345678", note: "long", size: 60 });
  expect(Object.keys(found)).toEqual(["config.code", "config.note", "config.size"]);
  expect(found["config.code"]).toContain("9 位数字。");
  expect(found["config.note"]).toContain("3");
  expect(found["config.size"]).toMatch(/10.*50/);
});

it("says what a pattern wants where no hint does", () => {
  expect(check({ code: "123456789", address: "Road 3, Room 5", size: 20 })).toEqual({
    "config.address": "格式不对。至少 4 个字，不能有英文逗号。",
  });
});

it("finds nothing in valid values, and all that is required in none", () => {
  expect(check({ code: "123456789", note: "", size: 20 })).toEqual({});
  expect(Object.keys(check(undefined))).toEqual(["config.code", "config.size"]);
});

it("names all rules that a password breaks at once", () => {
  const rule: PasswordRule = {
    min: 8,
    max: 16,
    needs: ["letter", "digit", "special"],
    letterFirst: true,
    specials: "!@",
  };
  const [tea, plain]: FormField[] = [
    { id: "password", kind: "password", rule },
    { id: "password", kind: "password", rule: { min: 6, max: 16, needs: ["letter", "digit"], specials: "" } },
  ];
  const said = (field: FormField | undefined, password: string) =>
    ["zh", "en"].map((locale) => check({ password }, field && [field], locale)["config.password"]);
  expect(said(tea, "abc")).toEqual([
    "密码至少 8 位，要有数字和特殊符号（!@）。",
    "It must be at least 8 characters long and contain a digit and a symbol (!@).",
  ]);
  expect(said(tea, "12#")).toEqual([
    "密码至少 8 位，要以字母开头，要有特殊符号，只能用字母、数字和 !@。",
    "It must be at least 8 characters long, start with a letter, contain a symbol and use only letters, digits and !@.",
  ]);
  expect(said(plain, "----")).toEqual([
    "密码至少 6 位，要有字母和数字，只能用字母和数字。",
    "It must be at least 6 characters long, contain a letter and a digit and use only letters and digits.",
  ]);
  expect(said(tea, "abcd123!5678901234")).toEqual(["密码最多 16 位。", "It must be at most 16 characters long."]);
});

it("separates the digits of long limits", () => {
  const amount: FormField = { id: "n", kind: "amount", min: 1, max: 100_000, step: 1, unit: "count" };
  expect(check({ n: 0 }, [amount])["config.n"]).toBe("请填 1 到 100,000 的数。");
});
