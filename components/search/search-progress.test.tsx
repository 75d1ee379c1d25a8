import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { SearchProgress } from "./search-progress";

const progressOf = (several: boolean, locale: "zh" | "en") =>
  renderedHtml(
    <SearchProgress
      counts={{ answered: 4, total: 4, free: 1, taken: 3, failed: 0 }}
      several={several}
      done
      onlyFree={false}
      onOnlyFree={() => undefined}
    />,
    locale,
  );

it("counts the suffixes of one name, and of several every name with every suffix", async () => {
  expect(await progressOf(false, "zh")).toMatch(/已问 4 \/ 4 个后缀.*问完 4 个后缀：/s);
  expect(await progressOf(true, "zh")).toMatch(/已问 4 \/ 4 个域名.*问完 4 个域名：/s);
  expect(await progressOf(false, "en")).toMatch(/4 of 4 suffixes.*All 4 suffixes checked/s);
  expect(await progressOf(true, "en")).toMatch(/4 of 4 names.*All 4 names checked/s);
});
