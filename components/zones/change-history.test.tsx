import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it, vi } from "vitest";
import type { ZoneChangeView } from "@/lib/zones/contract";
import en from "@/messages/en/zones.json";
import { loadMessages } from "@/messages/load";
import zh from "@/messages/zh/zones.json";
import { ChangeHistory, useChangeTitle } from "./change-history";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/services" }));

const record = (host: string) => ({ host, type: "A" as const, ttlSeconds: 600, value: "192.0.2.1", priority: null });
const added = (count: number) =>
  ({
    kind: "change",
    removed: [],
    added: Array.from({ length: count }, (_, at) => record(`h${at + 1}`)),
    steps: [],
  }) as unknown;

function Title({ change }: { change: ZoneChangeView }) {
  return <>{useChangeTitle(change)}</>;
}

const titleOf = (change: unknown, locale: "zh" | "en" = "zh") =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={{ zones: locale === "zh" ? zh : en }} timeZone="Asia/Shanghai">
      <Title change={change as ZoneChangeView} />
    </NextIntlClientProvider>,
  );

it("a change of many records names three and counts the others, not all of them as if they were so many", () => {
  expect(titleOf(added(3))).toBe("添加 h1 A 192.0.2.1，添加 h2 A 192.0.2.1，添加 h3 A 192.0.2.1");
  expect(titleOf(added(11))).toBe("添加 h1 A 192.0.2.1，添加 h2 A 192.0.2.1，添加 h3 A 192.0.2.1，另有 8 条");
  expect(titleOf(added(11), "en")).toMatch(/ and 8 more$/);
});

it("a changed record shows its new value, and a long value is cut", () => {
  const spf = { ...record("@"), type: "TXT", value: `v=spf1 ${"include:spf.example.com ".repeat(4)}-all` };
  const change = {
    ...{ kind: "edit", steps: [] },
    removed: [record("www"), { ...record("@"), type: "MX", value: "mx.example.com.", priority: 5 }],
    added: [{ ...record("www"), value: "192.0.2.2" }, spf],
  };
  expect(titleOf(change)).toBe(
    "改 www A 为 192.0.2.2，添加 @ TXT v=spf1 include:spf.example.com include:…，删除 @ MX 5 mx.example.com.",
  );
});

it("a colleague is named without a role that may not be theirs; without a name it was staff", async () => {
  const change = { ...(added(1) as ZoneChangeView), ...{ id: "0190", at: new Date(0), by: "staff", state: "done" } };
  const messages = await loadMessages("en");
  const htmlOf = (byName: string | null) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale="en" messages={messages} timeZone="Asia/Shanghai">
        <ChangeHistory
          {...{ serviceId: "0191", next: null, onMore: () => {}, onUndo: null }}
          changes={[{ ...change, byName } as ZoneChangeView]}
        />
      </NextIntlClientProvider>,
    );
  expect(htmlOf("单良")).toContain(">单良<");
  expect(htmlOf("单良")).not.toContain("Our staff");
  expect(htmlOf(null)).toContain(">Our staff<");
});
