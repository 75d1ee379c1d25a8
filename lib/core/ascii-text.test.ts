import { describe, expect, it } from "vitest";
import { contactPhone, emailAddress } from "@/lib/accounts/contract";
import { redPaperInput } from "@/lib/fapiao/admin-contract";
import { fapiaoBuyer } from "@/lib/fapiao/contract";
import { askPayoutContract, sendPayoutContract } from "@/lib/paying/payout-contract";
import { suffixText } from "@/lib/pricing/suffix-contract";
import { createTokenContract } from "@/lib/tokens/contract";
import { asciiText } from "./ascii-text";

it("takes what an input method writes full-width for what is meant, without blanks around it", () => {
  expect(asciiText().parse("　ＢＺ２０２６－１ ")).toBe("BZ2026-1");
});

describe("fields that are ASCII by their nature", () => {
  it("are read as they are meant", () => {
    expect(emailAddress.parse("ｌｉｎ＠ｅｘａｍｐｌｅ．ｃｏｍ")).toBe("lin@example.com");
    expect(contactPhone.parse("＋８６　５７１　８７６５４３２１")).toBe("+86 571 87654321");
    expect(suffixText.parse("．ｃｏｍ")).toBe(".com");
    const buyer = {
      ...{
        kind: "company",
        title: "杉里（上海）茶业",
        email: "a@example.com",
        taxNumber: "９１３１０１１５ＭＡ１Ｋ３ＡＢＣＸＸ",
      },
      ...{ phone: "０２１－６２３４５６７８", bankAccount: "６２２２　０２０２ ００１１ ２２３３" },
    };
    const read = fapiaoBuyer.safeParse(buyer);
    const faults = read.success ? [] : read.error.issues.map(({ path }) => path.join("."));
    // Its check character is wrong, and nothing else.
    expect(faults.filter((path) => path !== "taxNumber")).toEqual([]);
    expect(redPaperInput.shape.number.parse("２６３１２０００００００００００００１０")).toBe("26312000000000000010");
    expect(askPayoutContract.input.shape.account.parse("６２２２ ０２００")).toBe("62220200");
    expect(sendPayoutContract.input.shape.bankSerial.parse("ｂｚ－２０２６１２０１")).toBe("BZ-20261201");
    expect(createTokenContract.input.shape.addresses.parse(["１９２．０．２．１"])).toEqual(["192.0.2.1"]);
  });

  it("are not those that people write freely", () => {
    const person = { kind: "person", title: "杉里（上海）", email: "a@example.com" };
    expect(fapiaoBuyer.parse(person).title).toBe("杉里（上海）");
  });
});
