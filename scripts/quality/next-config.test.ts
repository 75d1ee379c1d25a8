import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

/** What a process knows once it has read next.config.js for a phase of Next: the native libraries that it loaded, and the rewrites. */
function load(phase: string): { libraries: string[]; rewrites: number; aliases: number } {
  const code = `
    const { default: configure } = await import("./next.config.js");
    const config = typeof configure === "function" ? await configure(${JSON.stringify(phase)}) : configure;
    const { beforeFiles } = await config.rewrites();
    const libraries = process.report.getReport().sharedObjects;
    const aliases = Object.keys(config.turbopack.resolveAlias ?? {}).length;
    console.log(JSON.stringify({ libraries, rewrites: beforeFiles.length, aliases }));`;
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", code], { encoding: "utf8" }));
}
const builders = (libraries: string[]) => libraries.filter((path) => path.includes("swc"));

// @swc/core unpacks its library into a folder of caches, which there is none of where only /tmp can be written to and nothing there can be run.
it("a web process loads no compiler with its configuration; a build does", () => {
  const web = load("phase-production-server");
  expect(builders(web.libraries)).toEqual([]);
  const build = load("phase-production-build");
  expect(builders(build.libraries).length).toBeGreaterThan(0);
  expect(build.aliases).toBeGreaterThan(0);
  expect(web.rewrites).toBe(build.rewrites);
});
