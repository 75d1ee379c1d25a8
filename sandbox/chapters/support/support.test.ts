import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Bench } from "../../codes/bench";
import { fakeJpeg } from "../../codes/fake-jpeg";
import { openBench } from "../../codes/open-bench";
import { ask } from "../../codes/support";
import type { RunningSandbox } from "../../start";

let sandbox: RunningSandbox;
let bench: Bench;
let pictures: Server;

beforeEach(async () => {
  ({ sandbox, bench } = await openBench());
  pictures = createServer((_request, response) => response.end(fakeJpeg(8 * 1024)));
  await new Promise<void>((resolve) => pictures.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  await new Promise((resolve) => pictures.close(resolve));
  await sandbox.close();
});

interface Details {
  state: string;
  hasReply: string;
  message: Record<string, string>[];
}
const details = async (Question: string): Promise<Details> =>
  JSON.parse((await bench.call("support.ReplyDetail", { Question })).text);

it("a question is taken up, answered, added to, answered again, and closed in the end", async () => {
  const id = await ask(bench, { prname: "testhost" });
  expect(await details(id)).toMatchObject({ state: "waiting", hasReply: "False", message: [] });
  await bench.control.advance(21_000);
  expect((await details(id)).state).toBe("processing");
  await bench.control.advance(21_000);
  const answered = await details(id);
  expect(answered).toMatchObject({ state: "finish", hasReply: "True" });
  expect(answered.message[0]?.a_cnt).toMatch(/^%e6%82%a8%e5%a5%bd/);
  expect(decodeURIComponent(answered.message[0]?.a_cnt ?? "")).toMatch(/“网站打不开”（testhost）.*<br \/>api$/);
  expect(answered.message[0]?.a_addtme).toMatch(/^\d{4}\/\d{1,2}\/\d{1,2} /);

  const more = await bench.call("support.Reply", { cnt: "还是打不开", Question: id });
  expect(more.message).toEqual({ ReplyID: expect.stringMatching(/^\d+$/) });
  expect((await details(id)).state).toBe("waiting");
  await bench.control.advance(41_000);
  const again = await details(id);
  expect(again.message).toHaveLength(2);
  expect(decodeURIComponent(again.message[1]?.a_cnt ?? "")).toContain("还是打不开");
  for (let day = 0; day < 8; day++) await bench.control.advance(86_400_000);
  expect((await details(id)).state).toBe("close");
});

it("pictures are fetched with the question", async () => {
  const { port } = pictures.address() as AddressInfo;
  const id = await ask(bench, { picaddr: `127.0.0.1:${port}/1.jpg,127.0.0.1:${port}/2.jpg` });
  expect(sandbox.world.questions.get(id)?.pictures).toBe(2);
  const one = `127.0.0.1:${port}/1.jpg,127.0.0.1:9/2.jpg`;
  expect((await bench.call("support.Question", { cnt: "图", cate: "000100", picaddr: one })).code).toBe("40012");
});

it("is answered under the examples' address, too, and prints what the manual misprints", async () => {
  const id = await ask(bench);
  await bench.control.advance(41_000);
  await bench.control.settings({ warts: "misprints" });
  const answer = await bench.agent.get("/API/ReplyDetail.aspx", { Question: id });
  expect(answer.text).toContain('"hasReply":"False","message":[{"a_id"');
  await bench.control.settings({ warts: "clean" });
  expect((await details(id)).message[0]?.a_cnt).toMatch(/^您好/);
});
