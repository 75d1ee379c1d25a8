/** A bug that somebody might put into the protocol one day, with the test that must then fail. */
export interface Mutant {
  name: string;
  file: string;
  /** Is in the file exactly once; when it is gone a test fails, and the mutant must be written again. */
  from: string;
  to: string;
  /**
   * The number of the simulated history that is known to fail (`npm test` plays each of them with the unchanged code), or a
   * test file and the name of a test in it.
   */
  by: { history: number } | { test: string; named: string };
}
