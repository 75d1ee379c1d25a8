import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { HealthFacts } from "./health-facts";

const books = { label: "账", value: null };

it("a part that is not set up is neither well nor a problem", async () => {
  const of = (detail: "no_listener" | "no_backup" | "running") =>
    renderedHtml(<HealthFacts parts={[{ part: "mailIn", health: { ok: true, detail } }]} books={books} />);
  expect(await of("running")).toContain("正常");
  for (const detail of ["no_listener", "no_backup"] as const) {
    const html = await of(detail);
    expect(html).toContain("没有启用");
    expect(html).not.toContain("正常");
  }
});
