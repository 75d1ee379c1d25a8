import { expect, it } from "vitest";
import { totpStep } from "./totp";

it.each(["", "12345", "1234567", "１２３４５６", "éééééé", "12345\u0661", "123 456", "abcdef"])(
  "takes %j for no code, whatever it is made of",
  (code) => {
    expect(totpStep("JBSWY3DPEHPK3PXP", code, new Date("2026-11-26T08:00:00Z"))).toBeNull();
  },
);
