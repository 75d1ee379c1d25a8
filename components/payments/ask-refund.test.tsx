import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { AskRefund } from "./ask-refund";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/account/payments/1" }));

it("the form that asks for a refund is folded away until somebody wants one", async () => {
  const html = await renderedHtml(<AskRefund paymentId="0190" mostFen={9_500n} />);
  expect(html).toMatch(/<details(?! open)[^>]*><summary[^>]*>申请退回/);
  expect(html.indexOf("<form")).toBeGreaterThan(html.indexOf("<details"));
});
