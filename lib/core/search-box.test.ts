import { expect, it } from "vitest";
import { searchBox } from "./search-box";

it("reads full-width letters and digits as plain ones, and leaves the marks of names", () => {
  expect(searchBox.parse(" ＫＱ２０２６－０００１ ")).toBe("KQ2026-0001");
  expect(searchBox.parse("Ｌｉｎ＠ｅｘａｍｐｌｅ．ｃｏｍ")).toBe("Lin@example.com");
  expect(searchBox.parse("上海金橘（集团）有限公司，财务")).toBe("上海金橘（集团）有限公司，财务");
  expect(searchBox.safeParse("长".repeat(101)).success).toBe(false);
});
