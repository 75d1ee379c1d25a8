import { expect, it } from "vitest";
import { missingSettings } from "./missing-settings";

it("names everything that a new shop lacks", () => {
  expect(missingSettings({}, { smtp: false })).toEqual({
    general: ["name", "company", "support", "icp"],
    look: [],
    bank: ["bank"],
    legal: ["terms", "privacy"],
    limits: [],
    purchasing: [],
    mail: ["smtp"],
    fapiao: [],
    retention: [],
  });
});

it("is content with one language, with one way to reach the shop, and with defaults", () => {
  const missing = missingSettings(
    {
      brand: { nameZh: "山茶域名", nameEn: "", companyZh: "", companyEn: "Camellia Ltd" },
      contacts: { phone: "", email: "help@example.com" },
      filing: { icp: "浙ICP备1号" },
      bank: { holder: "山茶", account: "6226" },
      terms: { zh: "", en: "Terms", privacyZh: "隐私", privacyEn: "" },
    },
    { smtp: true },
  );
  expect(Object.values(missing).flat()).toEqual([]);
});

it("wants a bank account with its holder", () => {
  expect(missingSettings({ bank: { holder: " ", account: "6226" } }, { smtp: true }).bank).toEqual(["bank"]);
});
