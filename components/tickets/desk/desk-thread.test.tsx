import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { StaffTicketDetail } from "@/lib/tickets/admin-contract";
import type { RelayView } from "@/lib/tickets/relay-contract";
import { DeskThread } from "./desk-thread";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const at = (minute: number) => new Date(Date.UTC(2026, 10, 27, 4, minute));
const relay = (change: Partial<RelayView>): RelayView => ({
  ...{ id: "r1", questionId: null, category: "dns_fault", product: "a.com", text: "没有生效", attachmentIds: [] },
  ...{ state: "sent", reason: null, reply: null, upstreamId: "286", upstreamState: "waiting", canAdd: true },
  ...{ askedBy: { id: "s1", name: "陈立" }, createdAt: at(2), sentAt: at(2), checkedAt: null, nextCheckAt: null },
  answers: [],
  ...change,
});

/** What staff read of a ticket with one message of the customer's, a note, and this question to the upstream. */
async function read(question: RelayView, mayAct = true): Promise<string> {
  const message = { via: "web" as const, attachments: [], answerId: null };
  const ticket = {
    ...{ id: "t1", unansweredAt: at(1), pictures: [], relays: [question], customer: { email: "lin@example.com" } },
    messages: [
      { ...message, id: "m1", by: "customer", author: { id: "c1", name: "" }, body: "不生效", createdAt: at(1) },
      { ...message, id: "m2", by: "note", author: { id: "s1", name: "陈立" }, body: "像是缓存", createdAt: at(4) },
    ],
  } as unknown as StaffTicketDetail;
  return wordsOf(await renderedHtml(<DeskThread ticket={ticket} mayAct={mayAct} />));
}

it("stands in the order of time, and says of each what the customer sees", async () => {
  const answer = { id: "a1", text: "已同步", repliedAt: null, seenAt: at(3), decision: "undecided" as const };
  const words = await read(relay({ answers: [{ ...answer, decidedAt: null, messageId: null }] }));
  const order = [
    "lin@example.com 客户",
    "不生效",
    "问上游",
    "没有生效",
    "上游的答复，客户看不到",
    "已同步",
    "发给客户",
  ];
  const places = [...order, "内部备注，客户看不到", "像是缓存"].map((part) => words.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
});

it("says that an unknown outcome is unknown and what to do, and offers no other try", async () => {
  const unknown = await read(relay({ state: "unknown", reason: "reset", upstreamId: null, upstreamState: null }));
  expect(unknown).toContain("不知道有没有收到");
  expect(unknown).toContain("连接中断了");
  expect(unknown).toContain("系统不会再发");
  expect(unknown).toContain("上游没有这个问题");
  expect(unknown).not.toContain("现在查询");
});

it("says why nothing was sent, in words where there are any", async () => {
  const failed = { state: "failed" as const, upstreamId: null, upstreamState: null };
  expect(await read(relay({ ...failed, reason: "picture_unreadable" }))).toContain("上游读不了图片");
  expect(await read(relay({ ...failed, reason: "ip_not_allowed" }))).toContain("上游没有放行我们的地址");
  expect(await read(relay({ ...failed, reason: "new_code" }))).toContain("原因代码 new_code");
});

it("has nothing to press for those who may only read", async () => {
  expect(await read(relay({}))).toContain("现在查询");
  expect(await read(relay({}), false)).not.toContain("现在查询");
  const unknown = relay({ state: "unknown", upstreamId: null, upstreamState: null });
  expect(await read(unknown, false)).not.toContain("上游有这个问题");
});
