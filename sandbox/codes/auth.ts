import { otimeText } from "@/lib/core/time";
import type { Bench, Provocation } from "./bench";

const ask = (bench: Bench, change: Record<string, string> = {}) => bench.call("user.userdetail", {}, change);

async function account(bench: Bench, accountCode: "10002" | "10003" | "10004" | "10005" | "10006" | "10022" | "10023") {
  await bench.control.settings({ accountCode });
  return ask(bench);
}

const switched = (code: Parameters<typeof account>[1]): Provocation => [
  `setting accountCode "${code}"`,
  (bench) => account(bench, code),
];

/** 一、权限验证: on every call of the api host. */
export const authProvocations: Readonly<Record<string, Provocation>> = {
  "10001": [
    "setting allowedIps without the caller's address",
    async (bench) => {
      await bench.control.settings({ allowedIps: ["203.0.113.9"] });
      return ask(bench);
    },
  ],
  "10002": switched("10002"),
  "10003": switched("10003"),
  "10004": switched("10004"),
  "10005": switched("10005"),
  "10006": switched("10006"),
  "10007": ["another username than sandbox", (bench) => ask(bench, { username: "somebody" })],
  "10008": ["a checksum that does not fit", (bench) => ask(bench, { checksum: "0".repeat(32) })],
  "10022": switched("10022"),
  "10023": switched("10023"),
  "10035": ["an otime that is not 17 digits, or no time of a day", (bench) => ask(bench, { otime: "2012921" })],
  "10036": [
    "an otime for the second time",
    async (bench) => {
      const otime = bench.agent.otime();
      await ask(bench, { otime });
      return ask(bench, { otime });
    },
  ],
  "10041": [
    "an otime of another day in Shanghai",
    (bench) => ask(bench, { otime: otimeText(new Date(Date.now() - 2 * 86_400_000)) }),
  ],
};
