import { expect, it } from "vitest";
import { latestOnly } from "./latest-only";

it("an older reading whose answer comes later does not count", async () => {
  const begin = latestOnly();
  const shown: string[] = [];
  const answers: Record<string, () => void> = {};
  async function read(what: string) {
    const isLatest = begin();
    await new Promise<void>((resolve) => {
      answers[what] = resolve;
    });
    if (isLatest()) shown.push(what);
  }
  const both = [read("older"), read("newer")];
  answers.newer?.();
  answers.older?.();
  await Promise.all(both);
  expect(shown).toEqual(["newer"]);
  const third = read("third");
  answers.third?.();
  await third;
  expect(shown).toEqual(["newer", "third"]);
});
