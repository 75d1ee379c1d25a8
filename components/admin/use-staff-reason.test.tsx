import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import enAdmin from "@/messages/en/admin-orders.json";
import enOrders from "@/messages/en/orders.json";
import zhAdmin from "@/messages/zh/admin-orders.json";
import zhOrders from "@/messages/zh/orders.json";
import { useStaffReason } from "./use-staff-reason";

type Tree = { [key: string]: string | Tree };

/** "failed.upstream", … */
const codes = (tree: Tree, prefix = ""): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : codes(value, `${prefix}${key}.`),
  );

const languages = {
  zh: { messages: { orders: zhOrders, "admin-orders": zhAdmin }, toCustomers: /您|我们|(?<!申)请(?!求)/ },
  en: { messages: { orders: enOrders, "admin-orders": enAdmin }, toCustomers: /\b(your?|we|our|please)\b/i },
};
const ALL = [...new Set([...codes(zhOrders.reason), ...codes(zhOrders.productReason)])];
const CASES = ["domain", "hosting"].flatMap((line) => ALL.map((code) => [line, code] as const));

function Sentence({ line, code }: { line: string; code: string }) {
  const params = { name: "n.com", day: "2026-11-27", code };
  return <p>{useStaffReason()({ code, params }, line)}</p>;
}

describe.each(["zh", "en"] as const)("reasons for staff, %s", (locale) => {
  const { messages, toCustomers } = languages[locale];

  it("are told about the customer, never to the customer", () => {
    const html = renderToStaticMarkup(
      <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Shanghai">
        {CASES.map(([line, code]) => (
          <Sentence key={`${line} ${code}`} line={line} code={code} />
        ))}
      </NextIntlClientProvider>,
    );
    const sentences = [...html.matchAll(/<p>(.*?)<\/p>/g)].map(([, text = ""]) => text);
    expect(sentences).toHaveLength(CASES.length);
    expect(CASES.flatMap(([, code], place) => (toCustomers.test(sentences[place] ?? "") ? [code] : []))).toEqual([]);
  });

  it("of the staff's own belong to a code that there is", () => {
    const known = new Set(ALL);
    expect(codes(messages["admin-orders"].reason).filter((code) => !known.has(code))).toEqual([]);
  });
});
