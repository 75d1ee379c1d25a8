import { expect, it } from "vitest";
import { autoRenewTroubleMail, type TroubledService } from "./auto-renew-mail";

const shop = { name: "金橘", url: "https://shop.example" };
const service = (name: string, trouble: TroubledService["trouble"], daysLeft = 5): TroubledService => ({
  serviceId: `id-${name}`,
  productLine: "domain",
  name,
  expiresAt: new Date("2026-12-01T00:00:00+08:00"),
  daysLeft,
  trouble,
});

it("has the sentence and the action for its trouble when it is one service", () => {
  const one = service("a.com", { kind: "ceiling", priceFen: 8_000n, ceilingFen: 1_000n });
  const mail = autoRenewTroubleMail.write({ services: [one] }, shop, "zh");
  expect(mail.subject).toBe("a.com 没有自动续费，2026-12-01 到期");
  expect(mail.action).toEqual({ label: "调整上限", url: "https://shop.example/account/services/id-a.com#auto-renew" });
});

it("asks for what all of them lack together: each missing sum was computed against the same balance", () => {
  // 10 yuan are there; 80 and 50 are needed.
  const wallet = (priceFen: bigint) => ({ kind: "wallet" as const, priceFen, missingFen: priceFen - 1_000n });
  const services = [service("a.com", wallet(8_000n)), service("b.com", wallet(5_000n))];
  const mail = autoRenewTroubleMail.write({ services }, shop, "en");
  expect(mail.action?.url).toBe("https://shop.example/account/wallet/top-up?amount=120.00");
  expect(mail.facts?.map(({ label }) => label)).toEqual(["a.com", "b.com"]);
  const mixed = [...services, service("c.com", { kind: "refused" }, 1)];
  const zh = autoRenewTroubleMail.write({ services: mixed }, shop, "zh");
  expect(zh.action).toEqual({ label: "看到期日历", url: "https://shop.example/account/calendar" });
  expect(zh.facts?.at(-1)?.value).toContain("款项已经退回钱包");
});

it("says of what expires on the day of the mail that it expires today", () => {
  const today = service("a.com", { kind: "busy" }, 0);
  expect(autoRenewTroubleMail.write({ services: [today] }, shop, "zh").facts?.[1]?.value).toBe("2026-12-01，今天");
  expect(autoRenewTroubleMail.write({ services: [today] }, shop, "en").facts?.[1]?.value).toBe("2026-12-01, today");
  const several = { services: [today, service("b.com", { kind: "busy" })] };
  expect(autoRenewTroubleMail.write(several, shop, "zh").facts?.[0]?.value).toMatch(/^2026-12-01（今天）到期。/);
  expect(autoRenewTroubleMail.write(several, shop, "en").facts?.[0]?.value).toMatch(/^Expires on 2026-12-01, today\. /);
});
