import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import type { FormField } from "@/lib/product-lines/form";
import { ChosenConfig } from "./chosen-config";

const fields: FormField[] = [
  { id: "location", kind: "choice", choices: [{ value: "hong_kong" }] },
  { id: "sizeMb", kind: "amount", unit: "mb", min: 200, max: 500, step: 100 },
  { id: "ftpName", kind: "name", pattern: "[a-z]+", maxLength: 10 },
];

it("says what is chosen in words, in both languages, and leaves the name out", async () => {
  const config = { location: "hong_kong", sizeMb: 500, ftpName: "qinghe" };
  const shown = <ChosenConfig texts="hostingLine" fields={fields} config={config} />;
  expect(wordsOf(await renderedHtml(shown))).toBe("中国香港，500 MB");
  expect(wordsOf(await renderedHtml(shown, "en"))).toBe("Hong Kong, China, 500 MB");
});
