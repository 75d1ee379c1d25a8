import { createTranslator } from "next-intl";
import { expect, it } from "vitest";
import { ownWordsFirst } from "./own-words";

const messages = { own: { title: "My domains" }, shared: { title: "My services", left: "{days} days" } };
const texts = (namespace: "own" | "shared") => createTranslator({ locale: "en", messages, namespace }) as never;

it("takes a line's own sentence before the one that all lines share", () => {
  const say = ownWordsFirst(texts("own"), texts("shared"));
  expect([say("title"), say("left", { days: 3 })]).toEqual(["My domains", "3 days"]);
  expect([say.has("left"), say.has("right")]).toEqual([true, false]);
});
