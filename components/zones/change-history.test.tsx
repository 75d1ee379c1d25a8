import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ZoneChangeView } from "@/lib/zones/contract";
import en from "@/messages/en/zones.json";
import zh from "@/messages/zh/zones.json";
import { useChangeTitle } from "./change-history";

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
