import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fieldErrors } from "@/lib/core/field-errors";
import { confirmTopUpContract, createTopUpContract } from "./contract";

const codeOf = (amountFen: unknown) => {
  const parsed = createTopUpContract.input.safeParse({ amountFen, method: "bank_transfer" });
  return parsed.success ? null : fieldErrors(parsed.error, { amountFen }).amountFen?.code;
};

describe("an amount on the wire", () => {
  it.each([
    ["100", null],
    ["50000000", null],
    ["99", "payments.amount_min"],
    ["0", "payments.amount_min"],
    ["-100", "payments.amount_min"],
    ["50000001", "payments.amount_max"],
    ["999999999999999999", "payments.amount_max"],
    ["1e5", "money.format"],
    ["100.00", "money.format"],
    ["0x64", "money.format"],
    ["１００", "money.format"],
    ["", "money.format"],
    [" 100", "money.format"],
    ["9".repeat(400), "money.format"],
  ])("%j → %s", (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it.each([[100], [null], [undefined], [["100"]], [{ valueOf: 100 }], [true], [1e21], [Number.NaN]])(
    "%j is refused",
    (value) => {
      expect(codeOf(value)).toBeTypeOf("string");
    },
  );

  it("is exact, or refused, whatever is sent", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(String), fc.string(), fc.json()),
        (text) => {
          const parsed = createTopUpContract.input.safeParse({ amountFen: text, method: "bank_transfer" });
          if (!parsed.success) return;
          expect(parsed.data.amountFen.toString()).toBe(BigInt(text).toString());
          expect(parsed.data.amountFen >= 100n && parsed.data.amountFen <= 50_000_000n).toBe(true);
        },
      ),
    );
  });

  it("one bank serial number typed in two ways is one", () => {
    const serialOf = (bankSerial: string) =>
      confirmTopUpContract.input.parse({ id: crypto.randomUUID(), receivedFen: "100", bankSerial }).bankSerial;
    expect(serialOf(" icbc-20261125-7a ")).toBe(serialOf("ICBC-20261125-7A"));
  });

  it("a method that does not exist is refused", () => {
    expect(createTopUpContract.input.safeParse({ amountFen: "100", method: "alipay" }).success).toBe(false);
    expect(
      confirmTopUpContract.input.safeParse({ id: crypto.randomUUID(), receivedFen: "100", bankSerial: "' OR 1=1" })
        .success,
    ).toBe(false);
  });
});
