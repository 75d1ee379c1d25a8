import { expect, it } from "vitest";
import type { ControlRunView } from "@/lib/controls/contract";
import { mergeRuns } from "./merge-runs";

const run = (id: string, second: number, over: Partial<ControlRunView> = {}): ControlRunView => ({
  id,
  control: "pauseWebsite",
  rowKey: "",
  state: "done",
  createdAt: new Date(second * 1_000),
  startedAt: null,
  finishedAt: new Date(second * 1_000),
  progress: 1,
  expectMs: 0,
  params: {},
  reason: null,
  code: null,
  recordsMissed: [],
  recordsReason: null,
  byStaff: false,
  ...over,
});
const ids = (runs: readonly ControlRunView[]) => runs.map(({ id }) => id);

it("keeps a run that was started after the page was requested, once", () => {
  expect(ids(mergeRuns([run("new", 9), run("old", 3)], [run("old", 3)]))).toEqual(["new", "old"]);
  expect(ids(mergeRuns([run("new", 9)], []))).toEqual(["new"]);
  expect(ids(mergeRuns([run("new", 9), run("old", 3)], [run("new", 9), run("old", 3)]))).toEqual(["new", "old"]);
});

it("keeps a finished run finished when an older answer arrives, and drops runs that the page no longer shows", () => {
  const going = run("a", 5, { finishedAt: null, state: "running" });
  expect(mergeRuns([run("a", 5)], [going])[0]?.state).toBe("done");
  expect(mergeRuns([going], [run("a", 5)])[0]?.state).toBe("done");
  expect(ids(mergeRuns([run("gone", 1)], [run("a", 5)]))).toEqual(["a"]);
});
