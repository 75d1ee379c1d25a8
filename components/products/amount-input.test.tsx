import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { AmountInput, readAmount } from "./amount-input";

it("shows the number as it was typed, marked with what is wrong with it", async () => {
  const field = { id: "gigabytes", kind: "amount", unit: "gb", min: 1, max: 1024, step: 1 } as const;
  const nothing = () => {};
  const html = await renderedHtml(
    <AmountInput
      {...{ id: "a", field, label: "流量", value: 5_000, onBlur: nothing, onChange: nothing }}
      error="请填 1 到 1024 的数。"
    />,
  );
  expect(html).toMatch(
    /<input[^>]*inputMode="numeric"[^>]*aria-invalid="true"[^>]*aria-describedby="a-note"[^>]*value="5000"/i,
  );
  expect(html).toContain("请填 1 到 1024 的数。");
});

it("reads numbers, and leaves any other text as it is", () => {
  expect(["100", "0", "5 0", "", "007", "1.5", "１０"].map(readAmount)).toEqual([100, 0, "5 0", "", 7, "1.5", 10]);
});
