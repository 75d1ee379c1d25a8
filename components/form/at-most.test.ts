import { expect, it } from "vitest";
import { giveRefundContract } from "@/lib/orders/admin-contract";
import { atMost } from "./at-most";
import { checkTyped } from "./form-values";

const check = (yuan: string, reason = "客户不要了") =>
  checkTyped(
    atMost(giveRefundContract.input, 4_900n, { code: "money.refund_too_much", param: "leftFen" }),
    { amountFen: yuan, reason },
    { amountFen: "yuan" },
    { id: "019a0000-0000-7000-8000-000000000000" },
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
