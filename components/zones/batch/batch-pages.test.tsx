import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { BatchDomainView, BatchPreview } from "@/lib/zones/batch-contract";
import en from "@/messages/en/batches.json";
import enErrors from "@/messages/en/errors.json";
import enUi from "@/messages/en/ui.json";
import enZones from "@/messages/en/zones.json";
import zh from "@/messages/zh/batches.json";
import zhErrors from "@/messages/zh/errors.json";
import zhUi from "@/messages/zh/ui.json";
import zhZones from "@/messages/zh/zones.json";
import { viewedRecord as rec } from "../testing/records";
import { BatchDomains } from "./batch-domains";
import { BatchCounts } from "./batch-rows";
import { draftOf, draftOfChange } from "./change-draft";
import { ChangeFields } from "./change-fields";
import { ChangeSummary } from "./change-summary";
import { DomainChoice } from "./domain-choice";
import { PreviewList } from "./preview-list";

const languages = {
  zh: { batches: zh, errors: zhErrors, ui: zhUi, zones: zhZones },
  en: { batches: en, errors: enErrors, ui: enUi, zones: enZones },
};
const nothing = () => undefined;

/** The text that people read; a sentence that is missing or faulty is an error. */
function read(locale: "zh" | "en", content: ReactNode): string {
  const markup = renderToStaticMarkup(
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
  return markup
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replace(/\s+/g, " ")
    .trim();
}

const mx = rec("@", "MX", "mx.example.", 10);
const preview = (more: Partial<BatchPreview>): BatchPreview => ({
  ...{ serviceId: "1", domain: "one.com", displayName: "one.com", state: "ready", problem: null, version: "v" },
  ...{ removed: [], added: [], consequences: [], brake: null, ...more },
});

describe("a change is told in one line", () => {
  it.each([
    [
      { kind: "add" as const, records: [mx, mx] },
      "添加 @ MX 10 mx.example. 等 2 条",
      "Add @ MX 10 mx.example. … (2 records)",
    ],
    [
      { kind: "replace" as const, host: "@", type: "MX" as const, records: [mx] },
      "@ 的 MX 换成 @ MX 10 mx.example.",
      "Replace MX at @ with @ MX 10 mx.example.",
    ],
    [
      { kind: "delete" as const, host: "www", type: null, text: "old" },
      "删除主机是 www 的记录，值里有“old”的",
      'Delete all records at www that contain "old"',
    ],
    [
      { kind: "find" as const, type: "TXT" as const, find: "a", replacement: "" },
      "删去 TXT 记录里的“a”",
      'Remove "a" from TXT records',
    ],
    [
      { kind: "find" as const, type: null, find: "a", replacement: "b" },
      "全部记录里的“a”换成“b”",
      'Replace "a" with "b" in all records',
    ],
  ])("%o", (change, chinese, english) => {
    expect(read("zh", <ChangeSummary change={change} />)).toBe(chinese);
    expect(read("en", <ChangeSummary change={change} />)).toBe(english);
  });
});

describe.each(["zh", "en"] as const)("in %s", (locale) => {
  it("the preview says what stands in the way, what changes, and asks before a large change", () => {
    const text = read(
      locale,
      <PreviewList
        owners={new Map([["2", "林晓雯"]])}
        confirmed={new Set()}
        onConfirm={nothing}
        previews={[
          preview({ serviceId: "1", state: "unchanged" }),
          preview({ serviceId: "2", added: [mx], consequences: [{ code: "mail_stops", name: "two.com", params: {} }] }),
          preview({ serviceId: "3", removed: [mx], brake: { touched: 10, total: 11 } }),
          preview({
            serviceId: "4",
            displayName: "four.com",
            state: "problem",
            problem: { code: "zones.expired", params: { name: "four.com" }, record: mx },
          }),
        ]}
      />,
    );
    // Staff read whose a domain is.
    expect(text.match(/林晓雯/g)).toHaveLength(1);
    // What can't be done comes first.
    expect(text).toMatch(/^four\.com/);
    expect(text).toContain(locale === "zh" ? "10" : "10 of 11 records would change here");
    expect(text).toContain("@ MX 10 mx.example.");
  });

  it("the forms of every kind of change, and the choice of domains, have their words", () => {
    const kinds = [
      draftOf([]),
      { ...draftOf([mx]), kind: "replace" as const },
      draftOfChange({ kind: "delete", host: null, type: null, text: "x" }),
      draftOfChange({ kind: "find", type: "A", find: "x", replacement: "y" }),
    ];
    for (const draft of kinds) {
      expect(read(locale, <ChangeFields draft={draft} onDraft={nothing} errors={{}} />)).not.toBe("");
    }
    const domains = [{ serviceId: "1", domain: "one.com", displayName: "one.com" }];
    expect(read(locale, <DomainChoice domains={domains} chosen={new Set(["1"])} onChoose={nothing} />)).toContain(
      "one.com",
    );
  });

  it("the result names each domain's outcome and the reason", () => {
    const domain = (state: BatchDomainView["state"], code: string | null = null): BatchDomainView => ({
      ...{ id: state, serviceId: "1", displayName: `${state}.com`, state, code, params: {}, changeId: null },
    });
    const text = read(
      locale,
      <>
        <BatchDomains
          recordsPage={(id) => `/account/services/${id}/records`}
          domains={[
            ...(["waiting", "running", "done", "unchanged"] as const).map((state) => domain(state)),
            domain("partial", "zones.refused.domain_state"),
            domain("refused", "zones.changed_elsewhere"),
            domain("unknown", "zones.no_answer"),
          ]}
        />
        <BatchCounts counts={{ total: 7, open: 2, done: 1, unchanged: 1, failed: 3 }} />
      </>,
    );
    expect(text).toContain(languages[locale].batches.result.states.unknown);
    expect(text).toContain(languages[locale].errors.zones.changed_elsewhere);
  });
});
