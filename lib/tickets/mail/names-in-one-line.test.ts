import { expect, it } from "vitest";
import { namesInOneLine } from "./names-in-one-line";

it("names a few files, and not thousands", () => {
  expect(namesInOneLine([], "、")).toBe("");
  expect(namesInOneLine(["a.zip", "b.exe"], "、")).toBe("a.zip、b.exe");
  const many = namesInOneLine(
    Array.from({ length: 5_000 }, (_, place) => `${place}.zip`),
    ", ",
  );
  expect(many).toMatch(/^0\.zip, .*, 9\.zip, …$/);
  expect(many.length).toBeLessThan(100);
});
