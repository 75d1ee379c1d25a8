import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { DomainName } from "@/components/text/domain-name";
import { Money } from "@/components/text/money";
import { timeText } from "@/components/text/time";
import zh from "@/messages/zh/ui.json";
import { Status } from "./status";

const render = (node: React.ReactNode) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ ui: zh }} timeZone="Asia/Shanghai">
      {node}
    </NextIntlClientProvider>,
  );

describe("what people read", () => {
  it("tells the time of Shanghai", () => {
    const at = new Date("2026-11-23T16:30:09Z");
    const now = new Date("2026-12-01T00:00:00Z");
    expect(timeText(at, "day", "zh")).toBe("2026-11-24");
    expect(timeText(at, "second", "zh")).toBe("2026-11-24 00:30:09");
    expect(timeText(at, "prose", "zh", now)).toBe("11 月 24 日");
    expect(timeText(at, "prose", "zh")).toBe("2026 年 11 月 24 日");
    expect(timeText(at, "prose", "en", now)).toBe("24 November");
  });

  it("shows money from text as it travels", () => {
    expect(render(<Money fen="-123456" />)).toBe('<span class="figures">−¥1,234.56</span>');
    expect(render(<Money fen={5000n} sign bare />)).toBe('<span class="figures font-strong">+50.00</span>');
  });

  it("gives staff their own words", () => {
    expect(render(<Status state="unsure" />)).toContain("核实中");
    expect(render(<Status state="unsure" staff />)).toContain("结果未知");
  });

  it("keeps a domain name whole for readers and copyers", () => {
    expect(render(<DomainName name="山里茶.中国" as="title" />).replace(/<[^>]*>/g, "")).toBe("山里茶.中国");
  });
});
