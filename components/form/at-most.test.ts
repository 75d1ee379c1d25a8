import { expect, it } from "vitest";
import { giveRefundContract } from "@/lib/orders/admin-contract";
import { askPayoutContract } from "@/lib/paying/payout-contract";
import { atMost } from "./at-most";
import { checkTyped } from "./form-values";

const check = (yuan: string, reason = "客户不要了") =>
  checkTyped(
    atMost(giveRefundContract.input, 4_900n, { code: "money.refund_too_much", param: "leftFen" }),
    { amountFen: yuan, reason },
    { amountFen: "yuan" },
    { id: "019a0000-0000-7000-8000-000000000000", seenRefundedFen: "0" },
  );

it("refuses a sum above what is left beside its field, in yuan, before anything is sent", () => {
  expect(check("49")).toMatchObject({ ok: true });
  expect(check("49.01")).toEqual({
    ok: false,
    errors: { amountFen: { code: "money.refund_too_much", params: { leftFen: "¥49.00" } } },
  });
});

it("is said together with the faults of other fields", () => {
  const { errors } = check("49.01", "") as { errors: Record<string, { code: string }> };
  expect(Object.keys(errors).sort()).toEqual(["amountFen", "reason"]);
});

it("keeps what the contract asks of several fields together", () => {
  const schema = atMost(askPayoutContract.input, 4_900n, { code: "payouts.too_much", param: "mostFen" });
  const form = { accountKind: "person", beneficiary: "林晓雯", bank: "招商银行", account: "4111 1111 1111 1112" };
  const said = checkTyped(schema, { ...form, amountFen: "49", reason: "店不开了" }, { amountFen: "yuan" });
  expect(said).toMatchObject({ ok: false, errors: { account: { code: "payouts.account_mistyped" } } });
});
