import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
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

it("goes on in small letters after the state, in English", async () => {
  const late = (["tickets", "fapiao", "gatewayBills"] as const).flatMap((kind) => [
    { kind, count: 0 },
    { kind, count: 1 },
  ]);
  const health = { ok: false, detail: "unknown" } as const;
  const html = await renderedHtml(<HealthFacts parts={[{ part: "queue", health }]} {...{ late, books }} />, "en");
  const words = wordsOf(html);
  expect(words).toMatch(/Healthy,? nothing has waited too long/);
  expect(words).not.toMatch(/(Healthy|Problem),? [A-Z]/);
});
