import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes a worker a minute or more: begun last, the other worker would wait for it with nothing to do. */
const LONGEST = [
  "lib/worker/kills.int.test.ts",
  "lib/purchasing/testing/simulation/simulation.int.test.ts",
  "sandbox/codes/codes.test.ts",
  "scripts/develop/line-skeleton.test.ts",
];

/** Vitest's own order (by the durations it remembers, on a fresh clone by the size of the files), the longest before it. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((path) => moduleId.endsWith(`/${path}`));
      return at < 0 ? LONGEST.length : at;
    };
    const usual = await super.sort(files);
    return usual.toSorted((one, other) => rank(one) - rank(other));
  }
}
