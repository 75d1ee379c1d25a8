import { expect, it } from "vitest";
import { bankAccountFault, bareAccount } from "./bank-account-fault";

it("takes spaces and hyphens out of a number", () => {
  expect(bareAccount(" 6222 0210-0112　3456 ")).toBe("6222021001123456");
});

it.each([
  ["6222021001122337777", "person", "payouts.account_mistyped"],
  ["4111111111111111", "person", null],
  ["4111111111111112", "person", "payouts.account_mistyped"],
  ["4111111111111112", "company", null],
  ["33050161803500001234", "person", null],
  ["1202020109900123456", "company", null],
  ["1234567", "company", "payouts.account_length"],
  ["1".repeat(33), "company", "payouts.account_length"],
  ["", "person", "payouts.account_length"],
  ["6222a21001122334", "person", "payouts.account_digits"],
  ["６２２２０２１００１１２２３３４", "person", "payouts.account_digits"],
] as const)("%s of a %s: %s", (account, kind, fault) => {
  expect(bankAccountFault(account, kind)).toBe(fault);
});
