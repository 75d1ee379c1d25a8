import { PassThrough } from "node:stream";
import { expect, it } from "vitest";
import { askAtTerminal } from "./ask-at-terminal";

function typed(keys: string, hidden = false) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const answer = askAtTerminal("Buy it? ", hidden, { input, output });
  input.write(keys);
  return { answer, shown: () => String(output.read()) };
}

it.each([
  ["a word", "yes\r", "yes"],
  ["Ctrl-C", "y\u0003", ""],
  ["the end of the input", "\u0004", ""],
])("answers what a person types: %s", async (_what, keys, answer) => {
  expect(await typed(keys).answer).toBe(answer);
});

it("shows nothing of a token that is typed", async () => {
  const { answer, shown } = typed("kq_secret\r", true);
  expect(await answer).toBe("kq_secret");
  expect(shown()).not.toContain("secret");
});
