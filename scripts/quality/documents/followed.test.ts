import { expect, it } from "vitest";
import { commandBlocks, operationPages } from "./command-blocks";
import { findBlock } from "./find-block";
import { type BlockId, FOLLOWED } from "./followed";

it("reads the indented blocks of a page, also of lists, and ends them at empty lines", () => {
  const page =
    "Text.\n\n    a\n      b\n\n    c\n\n1. Item\n   goes on:\n\n       d\n\nText\n    that only looks so.\n";
  expect(commandBlocks("x", page).map(({ text }) => text)).toEqual(["a\n  b", "c", "d"]);
});

it("every block of docs/operations is followed, or it is said why not", () => {
  const followed = (Object.keys(FOLLOWED) as BlockId[]).map((id) => findBlock(id));
  const all = operationPages().flatMap((page) => commandBlocks(page));
  expect(all.length).toBeGreaterThan(30);
  const missing = all.filter(({ page, text }) => !followed.some((one) => one.page === page && one.text === text));
  expect(missing).toEqual([]);
  expect(followed).toHaveLength(all.length);
});
