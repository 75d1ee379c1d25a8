/** Prints a line of a proof. */
export const say = (line: string) => process.stdout.write(`${line}\n`);

/** Named steps of a proof, of which each says on one line how it ended. A step that failed does not end the proof. */
export class Steps {
  passed = 0;
  failed = 0;

  step = async (name: string, work: () => Promise<unknown> | unknown): Promise<void> => {
    const began = performance.now();
    try {
      const said = await work();
      this.passed += 1;
      const more = typeof said === "string" ? `: ${said}` : "";
      say(`ok      ${name}${more} (${((performance.now() - began) / 1_000).toFixed(1)} s)`);
    } catch (error) {
      this.failed += 1;
      say(`FAILED  ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  skip = (name: string, why: string): void => {
    say(`skipped ${name}: ${why}`);
  };

  /** @returns the exit code. */
  end(): number {
    say(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 ? 0 : 1;
  }
}
