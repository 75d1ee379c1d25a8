import { expect, it } from "vitest";
import { cloudLine } from "@/lib/product-lines/cloud/line";
import { waitsForControl } from "./exclusion-contract";

const slow = { id: "slow", slow: true };
const quick = { id: "quick", slow: false };
const dangerous = { id: "dangerous", danger: true };
const interrupting = { id: "interrupting", interrupts: true };

it("a slow control runs beside none that is slow, loses data or interrupts, whichever began first", () => {
  for (const other of [{ ...slow, id: "other" }, dangerous, interrupting]) {
    expect([waitsForControl(slow, other), waitsForControl(other, slow)]).toEqual([true, true]);
  }
  for (const other of [quick, undefined]) {
    expect([waitsForControl(slow, other), waitsForControl(other, slow)]).toEqual([false, false]);
  }
});

it("quick controls may run beside each other", () => {
  expect([waitsForControl(dangerous, dangerous), waitsForControl(interrupting, dangerous)]).toEqual([false, false]);
});

it("a server that does not shut down can be switched off, while a rebuild of it can't be cut", () => {
  const find = (wanted: string) => cloudLine.controls.find(({ id }) => id === wanted);
  expect(waitsForControl(find("powerOff"), find("shutDown"))).toBe(false);
  expect(waitsForControl(find("shutDown"), find("powerOff"))).toBe(true);
  for (const other of ["rebuild", "restoreSnapshot", "start"]) {
    expect(find(other)).toBeDefined();
    expect(waitsForControl(find("powerOff"), find(other))).toBe(true);
  }
});
