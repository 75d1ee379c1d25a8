import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { BookCheck } from "./book-check";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/balance" }));

const facts = { booksFen: "900", upstreamFen: "700", certainFen: "0", differenceFen: "200" };
const check = {
  ...{
    at: new Date("2026-11-27T04:10:00Z"),
    ms: 900,
    postingCount: 2,
    overdue: false,
    by: null,
    faultCount: 2,
    agent: null,
  },
  faults: [
    { check: "agent_account", subject: "agent", detail: "in English", facts },
    { check: "agent_not_read", subject: "agent", detail: "in English", facts: { readAt: "none" } },
  ],
};

it("says a difference of the agent account in words and yuan", async () => {
  const zh = wordsOf(await renderedHtml(<BookCheck check={check} />));
  expect(zh).toContain("账上 ¥9.00，上游 ¥7.00，已扣款还没入账 ¥0.00：¥2.00 说不清来历");
  expect(zh).toContain("从来没有读到过");
  const en = wordsOf(await renderedHtml(<BookCheck check={check} />, "en"));
  expect(en).toContain("¥9.00 in the books, ¥7.00 at the upstream");
  expect(`${zh}${en}`).not.toContain("in English");
});
