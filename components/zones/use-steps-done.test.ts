import { expect, it } from "vitest";
import type { StepResult } from "@/lib/zones/contract";
import { stepsDone } from "./use-steps-done";

const step = (state: StepResult["state"]) => ({ state }) as StepResult;

it("counts the calls that have ended, of a change that is running alone", () => {
  const steps = [step("done"), step("done"), step("running"), step("planned"), step("planned")];
  expect(stepsDone([{ state: "running", steps }])).toEqual({ done: 2, total: 5 });
  // Another change's end is nothing that this one has done.
  expect(stepsDone([{ state: "done", steps }])).toBeNull();
  expect(stepsDone([])).toBeNull();
});
