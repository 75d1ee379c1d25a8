import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { open, parseKeyRing, seal } from "@/lib/core/secret";
import { toProblem } from "./problem";

it("what was sealed with a lost key is told so, and is no failure that is tried again", () => {
  const [old, now] = ["old", "now"].map((id) => parseKeyRing(`${id}:${randomBytes(32).toString("base64")}`));
  const place = { table: "ticket_attachments", row: "1", column: "content_enc" };
  if (!old || !now) throw new Error("no rings");
  const sealed = seal(old, "picture", place);
  const problemOf = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      return toProblem(error, "en");
    }
    throw new Error("it was read");
  };
  expect(problemOf(() => open(now, sealed, place))).toMatchObject({ status: 409, code: "key_lost" });
  // Altered or moved is a matter for the operator.
  expect(problemOf(() => open(old, sealed, { ...place, row: "2" }))).toMatchObject({ status: 500, code: "internal" });
});
