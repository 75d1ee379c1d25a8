import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { addMs, DAY_MS } from "@/lib/core/time";
import { RenewService } from "./renew-service";

// The form is a client component, whose messages are read while the page is rendered.
vi.mock("@/messages/client-messages", () => ({ ClientMessages: () => null }));

const html = (daysAgo: number, productLine = "domain", { suspended = false, ordered = false } = {}) => {
  const sheet = { id: "d1", productLine, parent: null, expiresAt: addMs(new Date(), -daysAgo * DAY_MS) };
  const renewalTerms = [{ years: 1 }];
  return renderedHtml(
    <RenewService
      sheet={{ ...sheet, renewalTerms } as never}
      termMonths={12}
      suspended={suspended}
      ordered={ordered}
    />,
  );
};

it("says that a domain may be in redemption once the usual days have passed", async () => {
  const late = await html(31);
  expect(wordsOf(late)).toContain("到期已经超过 30 天，可能进了赎回期");
  expect(late).toContain('href="/account/tickets/new?service=d1"');
  for (const early of [await html(29), await html(-100), await html(31, "hosting")])
    expect(wordsOf(early)).not.toContain("赎回");
});

it("warns before a renewal of a suspended service, which it doesn't bring back", async () => {
  expect(wordsOf(await html(-100, "cdn", { suspended: true }))).toContain("续费不会让它恢复");
  expect(wordsOf(await html(-100, "cdn"))).not.toContain("续费不会让它恢复");
});

it("offers no renewal while an order for the service is under way", async () => {
  expect(wordsOf(await html(-100, "cdn", { ordered: true }))).toContain("上面的订单办完以后，就能再续费");
  expect(wordsOf(await html(-100, "cdn"))).not.toContain("上面的订单");
});
