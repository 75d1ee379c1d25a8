import { expect, it } from "vitest";
import { pastedFiles, refusalOf, sizeText, splitFileFaults } from "./check-files";

const limits = { types: ["image/png", "text/plain"], most: 2, mostBytes: 100, mostBytesTogether: 150 };
const file = (name: string, size: number, type: string) => ({ name, size, type });

it.each([
  [file("a.png", 100, "image/png"), [], undefined],
  [file("server.log", 1, ""), [], undefined],
  [file("a.md", 1, "text/markdown"), [], undefined],
  [file("a.exe", 1, "application/x-msdownload"), [], "type"],
  [file("a.svg", 1, "image/svg+xml"), [], "type"],
  [file("a.png", 0, "image/png"), [], "empty"],
  [file("a.png", 101, "image/png"), [], "size"],
  [file("a.png", 51, "image/png"), [{ size: 100 }], "total"],
  [file("a.png", 50, "image/png"), [{ size: 100 }], undefined],
  [file("a.png", 1, "image/png"), [{ size: 1 }, { size: 1 }], "count"],
])("%o beside %o: %s", (one, chosen, refusal) => {
  expect(refusalOf(one, chosen, limits)).toBe(refusal);
});

it("names the files that the server refuses, and leaves the errors of other fields to them", () => {
  const fields = { body: "Too long", "files.1.content": "No text", "files.7.content": "Which?", files: "Too many" };
  expect(splitFileFaults(fields, ["a.png", "b.log"])).toEqual({
    files: [{ name: "b.log", why: "No text" }],
    others: { body: "Too long", "files.7.content": "Which?", files: "Too many" },
  });
});

it("takes a pasted screenshot, and leaves a pasted text that has a picture beside it to the field", () => {
  const picture = new File(["x"], "image.png", { type: "image/png" });
  expect(pastedFiles({ types: ["Files"], files: [picture] })).toEqual([picture]);
  expect(pastedFiles({ types: ["text/plain", "text/html", "Files"], files: [picture] })).toEqual([]);
});

it("writes sizes as people read them", () => {
  expect([1, 80 * 1024, 1_258_291, 5 * 1024 * 1024].map(sizeText)).toEqual(["1 KB", "80 KB", "1.2 MB", "5 MB"]);
});
