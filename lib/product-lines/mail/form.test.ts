import { describe, expect, it } from "vitest";
import type { ControlSubject } from "../control";
import { type Config, fieldFault } from "../form";
import { addChengMailboxControl, collectMailControl, deleteChengMailboxControl } from "./controls/cheng-boxes";
import { mailForm, mailUpgradeForm, newAccount } from "./form";

const subject: ControlSubject = {
  name: "shanlicha.com",
  displayName: "shanlicha.com",
  config: { kind: "cheng", boxes: "liming wangfang" },
  snapshot: { sizeMb: 5_120 },
  reason: "running",
  gift: false,
  expiresAt: null,
};
const ids = (fields: readonly { id: string }[]) => fields.map(({ id }) => id);

describe("the order form", () => {
  it("asks for a password where the system makes none", () => {
    const fields = (kind: string) => mailForm.fields({} as never, { kind });
    expect(ids(fields("global"))).toContain("password");
    expect(ids(fields("cheng"))).not.toContain("password");
  });

  it("offers administrators and the edition for Cheng mail only, and no smaller numbers", () => {
    const fields = (current: Config) => mailUpgradeForm.fields({} as never, {}, current);
    expect(ids(fields({ kind: "global", mailboxes: 5 }))).toEqual(["mailboxes"]);
    const cheng = fields({ kind: "cheng", edition: "standard", mailboxes: 5, administrators: 2 });
    expect(ids(cheng)).toEqual(["mailboxes", "administrators", "edition"]);
    expect(cheng[0]).toMatchObject({ min: 5 });
    expect(ids(fields({ kind: "cheng", edition: "business" }))).not.toContain("edition");
  });
});

describe("mailboxes", () => {
  it.each([
    ["liming", null],
    ["li.ming-1", null],
    ["administrators", null],
    ["admin", "pattern"],
    ["PostMaster", "pattern"],
    ["liming.", "pattern"],
    ["li ming", "pattern"],
    ["", "missing"],
  ])("the name %s has the fault %s", (text, fault) => {
    expect(fieldFault(newAccount, text)).toBe(fault);
  });

  it("of Cheng mail are offered in sizes up to the size of all mailboxes together", () => {
    const size = addChengMailboxControl.fields?.(subject, undefined, null, {}).find(({ id }) => id === "sizeGb");
    expect(size).toMatchObject({ unit: "gb", values: [1, 2, 3, 5], initial: 1 });
  });

  it("of Cheng mail that were made in the shop are suggested where one must be named", () => {
    expect(deleteChengMailboxControl.fields?.(subject, undefined, null, {})[0]).toMatchObject({
      proposed: ["liming", "wangfang"],
    });
  });

  it.each([
    ["110", null],
    ["65535", null],
    ["65536", "pattern"],
    ["0", "pattern"],
    ["pop", "pattern"],
  ])("elsewhere are asked at port %s: %s", (text, fault) => {
    const port = collectMailControl.fields?.(subject, undefined, null, {}).find(({ id }) => id === "port");
    expect(port && fieldFault(port, text)).toBe(fault);
  });
});
