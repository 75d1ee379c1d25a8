import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { StaffTicketDetail } from "@/lib/tickets/admin-contract";
import { PassOn } from "./pass-on";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const passOn = (relays: readonly object[]) =>
  renderedHtml(
    <PassOn
      ticket={
        { id: "t1", state: "open", messages: [], pictures: [], about: null, relays } as unknown as StaffTicketDetail
      }
    />,
  );

it("offers a question, then an addition too, and nothing while one is under way", async () => {
  expect(wordsOf(await passOn([]))).toMatch(/ 问上游 /);
  expect(wordsOf(await passOn([{ id: "r1", state: "sent", canAdd: true }]))).toMatch(/追问.*再问上游一个问题/);
  expect(wordsOf(await passOn([{ id: "r1", state: "unknown", canAdd: false }]))).toContain("上一个问题还没有结果");
  expect(await passOn([{ id: "r1", state: "queued", canAdd: false }])).not.toContain("<button");
});

it("has no dialog inside a paragraph, which a browser would end there", async () => {
  expect(await passOn([])).not.toMatch(/<p\b[^>]*>(?:(?!<\/p>).)*<dialog/);
});
