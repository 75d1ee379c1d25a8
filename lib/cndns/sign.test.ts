import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { sign } from "./sign";

it("signs as the manual says", () => {
  const credentials = { username: "apiuser", password: "111111", email: "agent@example.com" };
  expect(sign(credentials, "20120921110855123")).toEqual([
    ["username", "apiuser"],
    ["otime", "20120921110855123"],
    ["checksum", "c94b5b1ac40da0e4aa60ab2e05f4b8eb"],
  ]);
  const inner = createHash("md5").update("111111").digest("hex");
  expect(inner).toBe("96e79218965eb72c92a549dd5a330112");
});
