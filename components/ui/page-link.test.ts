import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { isPublicPage } from "@/messages/addresses";

const files = ["app", "components"].flatMap((root) =>
  readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\./.test(file))
    .map((file) => join(root, file)),
);
/** Everything with an address that does not go through PageLink or addressIn. */
const ADDRESSES =
  /(?:<(?:Link|a|form)\b[^>]*?\b(?:href|action)=\{?|\b(?:router\.(?:push|replace)|location\.(?:assign|replace))\()["`](\/[^"`?#$]*)(\$?)/g;

it("no link names a public page without its language", () => {
  const found = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(ADDRESSES)]
      .map(([, path = "", filled]) => `${path}${filled ? "x" : ""}`)
      .filter((path) => isPublicPage(path))
      .map((path) => `${file}: ${path}`),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});
