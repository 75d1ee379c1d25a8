import { expect, it } from "vitest";
import { z } from "zod";
import { askUpstream } from "@/lib/cndns/endpoints/support";
import { sentQuestion } from "./sent-question";

it.each(["  网站打不开, 显示 502\n\n从昨天开始\t一直这样 ", "a,b,c", "one"])("shows %j as it is sent", (text) => {
  const sent = z.encode(askUpstream.input, { question: text.trim(), category: "hosting_fault" } as never) as {
    question: string;
  };
  expect(sentQuestion(text)).toBe(sent.question);
});
