import { useTranslations } from "next-intl";
import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { StaffRule } from "@/lib/pricing/rule-contract";
import { ruleText } from "./rule-text";

const plain = {
  ...{ fixedFen: null, markupBp: 2_000, markupFen: 0n, roundToFen: 100n, minMarginFen: 300n, minMarginBp: 0 },
  enabled: true,
} as StaffRule;

function Said(rule: StaffRule) {
  return ruleText(useTranslations("prices"), rule);
}

it.each([
  [{}, "成本加 20%，进位到 1 元，至少赚 ¥3"],
  [{ markupFen: 500n, minMarginBp: 1_000 }, "成本加 20%，再加 ¥5，进位到 1 元，至少赚 ¥3 和成本的 10%"],
  [{ markupBp: 0, markupFen: 500n, minMarginFen: 0n }, "成本加 ¥5，进位到 1 元"],
])("a rule leaves out what is nothing: %o", async (change, said) => {
  expect(await renderedHtml(<Said {...plain} {...change} />)).toBe(said);
});
