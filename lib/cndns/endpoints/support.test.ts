import { expect, it } from "vitest";
import support from "../catalogue/support.json";
import { encodeInput } from "../encode";
import type { AnyRow } from "../endpoint";
import { askUpstream, askUpstreamMore, readUpstreamReplies } from "./support";
import { outcomeOfText } from "./testing/try-row";

const printed = (id: string) => support.find((entry) => entry.id === id)?.answers[0]?.raw ?? "";

it("ids, and replies as plain text beside the state", () => {
  expect(outcomeOfText(askUpstream, printed("support.Question"))).toMatchObject({ kind: "ok", value: "286" });
  expect(outcomeOfText(askUpstreamMore, printed("support.Reply"))).toMatchObject({ kind: "ok", value: "10113" });
  expect(outcomeOfText(readUpstreamReplies, printed("support.ReplyDetail"))).toMatchObject({
    kind: "ok",
    value: {
      state: "processing",
      replies: [
        {
          replyId: "10108",
          text: "您好，您的问题已经处理，请您确认！非常感谢您对我们工作的支持与合作，我们将竭诚为您提供最优质的服务！\napi",
          repliedAt: new Date("2013-06-08T02:48:00Z"),
        },
      ],
    },
  });
});

it("a question without replies, with tags and entities, and refused", () => {
  const answer = (message: unknown) => JSON.stringify({ action: "x", status: "success", state: "waiting", message });
  expect(outcomeOfText(readUpstreamReplies, answer([]))).toMatchObject({ value: { state: "waiting", replies: [] } });
  expect(outcomeOfText(readUpstreamReplies, answer(""))).toMatchObject({ value: { replies: [] } });
  const html = encodeURIComponent("<p>a &lt;b&gt; &amp;amp; 1 < 2</p><script>x</script>&#20013;");
  expect(outcomeOfText(readUpstreamReplies, answer([{ ReplyId: "1", Memo: html }]))).toMatchObject({
    value: { replies: [{ text: "a <b> &amp; 1 < 2\nx中" }] },
  });
  const refused = '{"action":"x","status":"failed","message":"40014 问题编号非法"}';
  expect(outcomeOfText(readUpstreamReplies, refused)).toMatchObject({ kind: "rejected", name: "question_unknown" });
  const account = '{"action":"x","status":"failed","message":"40006 还未设置 API 信息"}';
  expect(outcomeOfText(askUpstream, account)).toMatchObject({ kind: "ours", name: "api_not_set_up" });
});

it("a question goes out without commas and line breaks, pictures as a list", () => {
  const input = { question: "打不开,\n急", category: "site_fault", pictures: ["a.cn/1.jpg", "a.cn/2.jpg"] };
  expect(Object.fromEntries(encodeInput(askUpstream as unknown as AnyRow, input).query)).toEqual({
    cnt: "打不开， 急",
    cate: "000402",
    picaddr: "a.cn/1.jpg,a.cn/2.jpg",
  });
  const bad = { ...input, pictures: ["http://a.cn/1.jpg"] };
  expect(() => encodeInput(askUpstream as unknown as AnyRow, bad)).toThrow();
});
