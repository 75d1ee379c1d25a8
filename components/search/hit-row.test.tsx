import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import en from "@/messages/en/search.json";
import zh from "@/messages/zh/search.json";
import { RowAnswer } from "./hit-row";
import type { SearchRow } from "./search-state";

const prices = { registerFen: 100n, renewFen: 200n, transferFen: 300n };
const taken: SearchRow = {
  name: "tea.com",
  shown: "tea.com",
  suffix: {
    suffix: ".com",
    ascii: ".com",
    group: "common",
    minYears: 1,
    realNameRequired: false,
    transferable: true,
    english: prices,
    chinese: prices,
  },
  ...prices,
  hit: { name: "tea.com", answer: "taken" },
  serviceId: undefined,
};
const nothing = () => {};
const actions = { toggle: nothing, askAgain: nothing, showWhois: nothing, showTransfer: nothing };

const answerOf = (row: SearchRow, locale: "zh" | "en" = "zh") =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ search: locale === "zh" ? zh : en }} timeZone="Asia/Shanghai">
      <RowAnswer row={row} actions={actions} />
    </NextIntlClientProvider>,
  );

it("a taken name of somebody else can be transferred", () => {
  expect(answerOf(taken)).toContain("转入");
  expect(answerOf(taken)).not.toContain("去管理");
});

it("the customer's own name leads to its service and offers no transfer, whatever its suffix allows", () => {
  for (const row of [
    taken,
    { ...taken, transferFen: null },
    { ...taken, suffix: { ...taken.suffix, transferable: false } },
  ]) {
    const own = answerOf({ ...row, serviceId: "0190" });
    expect(own).toContain('href="/account/services/0190"');
    expect(own).toContain("去管理");
    expect(own).not.toContain("转入");
    expect(own).toContain("已在您名下");
    expect(own).not.toContain("已被注册");
  }
  expect(answerOf({ ...taken, serviceId: "0190" }, "en")).toContain("Manage");
});
