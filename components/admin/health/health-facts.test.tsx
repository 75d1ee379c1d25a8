import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { HealthFacts } from "./health-facts";

const books = { label: "账", value: null };

it("a part that is not set up is neither well nor a problem", async () => {
  const of = (detail: "no_listener" | "no_backup" | "running") =>
    renderedHtml(<HealthFacts parts={[{ part: "mailIn", health: { ok: true, detail } }]} late={[]} books={books} />);
  expect(await of("running")).toContain("正常");
  for (const detail of ["no_listener", "no_backup"] as const) {
    const html = await of(detail);
    expect(html).toContain("没有启用");
    expect(html).not.toContain("正常");
  }
});

it("says how much work nobody has done for too long, and where it is", async () => {
  const html = await renderedHtml(
    <HealthFacts
      parts={[]}
      late={[
        { kind: "tickets", count: 3 },
        { kind: "fapiao", count: 0 },
      ]}
      books={books}
    />,
  );
  expect(html).toContain("3 个工单等答复太久了");
  expect(html).toContain('href="/admin/tickets?state=open"');
  expect(html).not.toContain("/admin/fapiao");
});
