import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { PointsLevel } from "./points-level";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const level = {
  ...{ level: 1_000, topUpPoints: 1_000, ceilingFen: 50_000n, spentFen: 0n },
  ...{ fellAt: null, trouble: null },
};

it("lets automatic points be switched off even if no amount is sold any more", async () => {
  const html = await renderedHtml(<PointsLevel id="s1" points={{ offers: [], level }} />);
  expect(html).toContain("同时从钱包自动加点");
  const off = { ...level, topUpPoints: null };
  expect(await renderedHtml(<PointsLevel id="s1" points={{ offers: [], level: off }} />)).not.toContain("同时从钱包");
});
