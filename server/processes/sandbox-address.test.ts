import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readSandboxAddress, writeSandboxAddress } from "./sandbox-address";

const dir = mkdtempSync(join(tmpdir(), "kumquat-sandbox-address-"));
afterAll(() => rmSync(dir, { recursive: true }));
const address = { url: "http://127.0.0.1:4801", dns: "127.0.0.1:4853" };

it("holds as long as the shop that wrote it runs", () => {
  expect(readSandboxAddress(dir)).toBeNull();
  writeSandboxAddress(join(dir, "new"), address);
  expect(readSandboxAddress(join(dir, "new"))).toEqual(address);
  const { pid } = spawnSync(process.execPath, ["-e", ""]);
  writeFileSync(join(dir, "sandbox.json"), JSON.stringify({ ...address, pid }));
  expect(readSandboxAddress(dir)).toBeNull();
});
