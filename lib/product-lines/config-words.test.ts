import { expect, it } from "vitest";
import { configWords } from "./config-words";
import { mailUpgradeForm } from "./mail/form";

it("says what a bare number counts", () => {
  const config = { kind: "cheng", edition: "standard", mailboxes: 5, administrators: 2 };
  const words = configWords(mailUpgradeForm.fields({} as never, config, config), config, {
    language: "en",
    choice: (_field, value) => value,
    amount: (unit, n) => (unit === "mailbox" ? `${n} mailboxes` : String(n)),
    field: (field) => field,
  });
  expect(words).toEqual(["5 mailboxes", "administrators 2", "standard"]);
});
