/** A failed test, for the last lines of a run: `file › name`, and below it the test's message. */
export interface FailedTest {
  name: string;
  message: string;
}

/** The parts of Vitest's JSON report that are used here. */
export interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
  }[];
}

interface PlaywrightSuite {
  file?: string;
  suites?: PlaywrightSuite[];
  specs: {
    title: string;
    file: string;
    line: number;
    ok: boolean;
    tests: { results: { errors: { message?: string }[] }[] }[];
  }[];
}

/** The parts of Playwright's JSON report that are used here. */
export interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
}

const LINES = 12;
// biome-ignore lint/suspicious/noControlCharactersInRegex: reports carry a terminal's colours
const COLOURS = /\u001b\[[0-9;]*m/g;

const short = (text: string) => text.replace(COLOURS, "").trim().split("\n").slice(0, LINES).join("\n");

/** Every failed test of Vitest's report, and every file that could not be run at all. */
export function failedInVitest(report: VitestReport, root: string): FailedTest[] {
  return report.testResults.flatMap((file) => {
    const path = file.name.replace(`${root}/`, "");
    const failed = file.assertionResults
      .filter((test) => test.status === "failed")
      .map((test) => ({ name: `${path} › ${test.fullName}`, message: short((test.failureMessages ?? []).join("\n")) }));
    if (failed.length === 0 && file.status === "failed") return [{ name: path, message: short(file.message) }];
    return failed;
  });
}

/** Every spec of Playwright's report that did not pass, and errors that kept specs from running. */
export function failedInPlaywright(report: PlaywrightReport): FailedTest[] {
  const within = (suite: PlaywrightSuite): FailedTest[] => [
    ...suite.specs
      .filter((spec) => !spec.ok)
      .map((spec) => ({
        name: `${spec.file}:${spec.line} › ${spec.title}`,
        message: short(
          spec.tests
            .flatMap((test) => test.results.at(-1)?.errors ?? [])
            .map((error) => error.message ?? "")
            .join("\n"),
        ),
      })),
    ...(suite.suites ?? []).flatMap(within),
  ];
  return [
    ...report.suites.flatMap(within),
    ...report.errors.map((error) => ({ name: "playwright", message: short(error.message ?? "") })),
  ];
}
