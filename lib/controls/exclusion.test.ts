import { expect, it } from "vitest";
import { ruleEachOtherOut } from "./exclusion-contract";

const slow = { slow: true };
const [quick, dangerous, interrupting] = [{ slow: false }, { danger: true }, { interrupts: true }];

it("a slow control runs beside none that is slow, loses data or interrupts, whichever began first", () => {
  for (const other of [slow, dangerous, interrupting]) {
    expect([ruleEachOtherOut(slow, other), ruleEachOtherOut(other, slow)]).toEqual([true, true]);
  }
  for (const other of [quick, undefined]) {
    expect([ruleEachOtherOut(slow, other), ruleEachOtherOut(other, slow)]).toEqual([false, false]);
  }
});

it("quick controls may run beside each other", () => {
  expect([ruleEachOtherOut(dangerous, dangerous), ruleEachOtherOut(interrupting, dangerous)]).toEqual([false, false]);
});
