import { otimeText } from "@/lib/core/time";
import { CLOSED_AFTER_MS } from "../chapters/support/questions";
import type { EndpointId } from "../manual/all";
import type { Bench, Provocation } from "./bench";

type Params = Record<string, string>;
type Id = Extract<EndpointId, `support.${string}`>;

const good: Params = { cnt: "网站打不开", cate: "000402" };

/** @returns the question's id. */
export async function ask(bench: Bench, change: Params = {}): Promise<string> {
  const answer = await bench.call("support.Question", { ...good, ...change });
  if (answer.code) throw new Error(`question: ${answer.message}`);
  return (answer.message as { QuestionID: string }).QuestionID;
}

const changed = (id: Id, how: string, change: Params): Provocation => [how, (bench) => bench.call(id, good, change)];
const switched = (id: Id, how: string, settings: Parameters<Bench["control"]["settings"]>[0]): Provocation => [
  how,
  async (bench) => {
    await bench.control.settings(settings);
    return bench.call(id, good);
  },
];

const authentication = (id: Id) => ({
  "40001": changed(id, "a username that is empty or has other signs", { username: "api账号" }),
  "40002": switched(id, 'setting accountCode "10023"', { accountCode: "10023" }),
  "40003": changed(id, "an otime that is malformed, of another day, or seen before", {
    otime: otimeText(new Date(Date.now() - 2 * 86_400_000)),
  }),
  "40004": changed(id, "a checksum that does not fit", { checksum: "0".repeat(32) }),
  "40005": changed(id, "another username than sandbox", { username: "somebody" }),
  "40006": switched(id, 'setting accountCode "10002"', { accountCode: "10002" }),
  "40007": switched(id, "setting allowedIps without the caller's address", { allowedIps: ["203.0.113.9"] }),
});

const asking = (how: string, change: Params): Provocation => [
  how,
  (bench) => bench.call("support.Question", { ...good, ...change }),
];
const adding = (how: string, change: Params): Provocation => [
  how,
  async (bench) => bench.call("support.Reply", { cnt: "还是打不开", Question: await ask(bench), ...change }),
];
/** An address that is no JPG: the script of the sandbox's page. */
const noJpeg = (bench: Bench) => `${new URL(bench.url).host}/page.js`;
const UNREACHABLE = "127.0.0.1:9/a.jpg";

export const supportCodes = {
  "support.Question": {
    ...authentication("support.Question"),
    "40008": asking("picaddr with nothing that can be fetched (only this machine's can)", { picaddr: UNREACHABLE }),
    "40009": asking("cate outside the table", { cate: "000600" }),
    "40010": asking("no cnt", { cnt: "" }),
    "40011": switched("support.Question", "setting accountEmail false", { accountEmail: false }),
    "40012": [
      "picaddr with something that is no JPG, or one of several that can't be fetched",
      (bench) => bench.call("support.Question", { ...good, picaddr: `${noJpeg(bench)},${UNREACHABLE}` }),
    ],
    "40013": "an internal failure: plant a `code` fault",
  },
  "support.Reply": {
    ...authentication("support.Reply"),
    "40008": adding("picaddr with nothing that can be fetched", { picaddr: UNREACHABLE }),
    "40010": adding("no cnt", { cnt: "" }),
    "40012": [
      "picaddr with something that is no JPG",
      async (bench) => bench.call("support.Reply", { cnt: "图", Question: await ask(bench), picaddr: noJpeg(bench) }),
    ],
    "40014": adding("a Question that nobody asked", { Question: "987654" }),
    "40015": [
      "a question a week after its answer",
      async (bench) => {
        const question = await ask(bench);
        await bench.control.advance(60_000);
        for (let days = 0; days <= CLOSED_AFTER_MS / 86_400_000; days++) await bench.control.advance(86_400_000);
        return bench.call("support.Reply", { cnt: "还有", Question: question });
      },
    ],
    "40016": "an internal failure: plant a `code` fault",
  },
  "support.ReplyDetail": {
    ...authentication("support.ReplyDetail"),
    "40014": ["a Question that nobody asked", (bench) => bench.call("support.ReplyDetail", { Question: "987654" })],
  },
} satisfies Record<string, Record<string, Provocation>>;
