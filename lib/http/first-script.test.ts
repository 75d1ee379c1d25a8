import { createHash } from "node:crypto";
import { Script } from "node:vm";
import { expect, it } from "vitest";
import { contentSecurityPolicy } from "./content-security-policy";
import { FIRST_SCRIPT } from "./first-script";

it("is a script, and can stand in a page", () => {
  expect(() => new Script(FIRST_SCRIPT)).not.toThrow();
  expect(FIRST_SCRIPT).not.toMatch(/<\/?script|<!--/i);
  // Only comments of whole lines are left out.
  expect(FIRST_SCRIPT).not.toMatch(/^\s*\/\/|\/\*/m);
});

it("may run under the policy of every page", () => {
  const hash = createHash("sha256").update(FIRST_SCRIPT).digest("base64");
  for (const scripts of ["", "'nonce-x'"]) {
    const rule = contentSecurityPolicy(scripts)
      .split("; ")
      .find((one) => one.startsWith("script-src"));
    expect(rule).toContain(`'sha256-${hash}'`);
    expect(rule).not.toContain("unsafe-inline");
  }
});
