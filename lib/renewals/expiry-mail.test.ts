import { expect, it } from "vitest";
import { type ExpiringService, expiryMail } from "./expiry-mail";

const shop = { name: "金橘", url: "https://shop.example" };
const expiring = (daysLeft: number, other: Partial<ExpiringService> = {}): ExpiringService => ({
  ...{
    id: `id${daysLeft}`,
    productLine: "domain",
    name: `a${daysLeft}.com`,
    expiresAt: new Date("2026-12-01T00:00:00Z"),
  },
  ...{ daysLeft, renewable: true, autoRenew: false, ceilingFen: null, trouble: null, ...other },
});
const advice = (services: ExpiringService[], language: "zh" | "en" = "en") =>
  expiryMail.write({ services }, shop, language).paragraphs.slice(1);

const BEFORE = "To avoid an interruption, please renew before the expiry date.";
const EXPIRED = "To go on using what has expired, please renew it soon.";

it("asks to renew before the expiry date only for what has not expired yet", () => {
  expect(advice([expiring(3)])).toEqual([BEFORE]);
  expect(advice([expiring(-1)])).toEqual([EXPIRED]);
  expect(advice([expiring(-7)], "zh")).toEqual(["已经到期的，要接着用请尽快续费。"]);
  expect(advice([expiring(-1), expiring(3)])).toEqual([EXPIRED, BEFORE]);
});

it("does not ask for a renewal of what renews automatically beside one that has expired", () => {
  expect(advice([expiring(-1), expiring(3, { autoRenew: true })])).toEqual([EXPIRED]);
  expect(advice([expiring(3, { autoRenew: true })])).toEqual([
    "Renewal is automatic; please keep enough money in your wallet.",
  ]);
});

it("says of what can't be renewed whether it will end or has ended", () => {
  const ddos = { productLine: "ddos", renewable: false };
  expect(advice([expiring(3, ddos)])).toEqual([
    "Services that can't be renewed end on that day. To go on using one, buy another before then.",
  ]);
  expect(advice([expiring(-1, ddos)])).toEqual([
    "Services that can't be renewed have ended with their expiry. To go on using one, buy another.",
  ]);
});
