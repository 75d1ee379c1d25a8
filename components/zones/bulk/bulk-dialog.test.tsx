import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import enErrors from "@/messages/en/errors.json";
import enUi from "@/messages/en/ui.json";
import en from "@/messages/en/zone-table.json";
import zhErrors from "@/messages/zh/errors.json";
import zhUi from "@/messages/zh/ui.json";
import zh from "@/messages/zh/zone-table.json";
import { viewedRecord } from "../testing/records";
import type { DraftRow } from "../zone-draft";
import { BulkDialog } from "./bulk-dialog";
import { BULK_ACTS, RecordSelectionBar } from "./record-selection-bar";
import { rewriteRows } from "./use-rewritten";

const languages = {
  zh: { "zone-table": zh, ui: zhUi, errors: zhErrors },
  en: { "zone-table": en, ui: enUi, errors: enErrors },
};
const nothing = () => undefined;
const row = (key: string, type: "A" | "TXT", value: string): DraftRow => {
  const record = { id: key, ...viewedRecord("www", type, value) };
  return { key, state: "same", was: record, record };
};
const rows = [row("1", "A", "8.8.8.8"), row("2", "TXT", "proof")];

describe.each(["zh", "en"] as const)("in %s", (locale) => {
  const show = (content: React.ReactNode) =>
    renderToStaticMarkup(
      <NextIntlClientProvider
        locale={locale}
        messages={languages[locale]}
        timeZone="Asia/Shanghai"
        onError={(error) => {
          throw error;
        }}
      >
        {content}
      </NextIntlClientProvider>,
    );

  it("every form says how many records it changes; one value is not offered to records of two types", () => {
    const texts = BULK_ACTS.map((act) =>
      show(<BulkDialog {...{ act, rows }} zone="a.com" onDone={nothing} onClose={nothing} />),
    );
    for (const text of texts) expect(text).toContain("2");
    expect(texts[BULK_ACTS.indexOf("value")]).toContain("A");
    expect(texts[BULK_ACTS.indexOf("value")]).not.toContain("<input");
  });

  it("the bar says how many are ticked, and how many of them the filter hides", () => {
    const selection = { selected: new Set(["1", "2"]), chosen: rows, hidden: 1, all: false };
    const acts = { onSelect: nothing, onAll: nothing, clear: nothing };
    const bar = show(
      <RecordSelectionBar
        selection={{ ...selection, ...acts }}
        shown={1}
        onAct={nothing}
        onDelete={nothing}
        onCopy={nothing}
      />,
    );
    expect(bar).toContain(locale === "zh" ? "选中 2 条" : "2 selected");
    expect(bar).toContain(locale === "zh" ? "其中 1 条被筛选隐藏" : "1 of them hidden by the filter");
  });
});

it("what a rewrite does to many rows: changed, refused with the reason, the same", () => {
  const { changed, refused, same } = rewriteRows(rows, { kind: "find", find: "8.8", replacement: "x" }, "a.com");
  expect([changed.length, refused.length, same]).toEqual([0, 1, 1]);
  expect(rewriteRows(rows, { kind: "ttl", ttlSeconds: 3600 }, "a.com").changed.map(({ key }) => key)).toEqual([
    "1",
    "2",
  ]);
});
