import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { decision } from "@/lib/orders/admin-contract";
import { asksFirst, ConfirmDecision } from "./decide-item";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/attention" }));

const item = { displayName: "kumquat.com", priceFen: 6_900n };

async function question(of: "absent" | "done", locale: "zh" | "en") {
  const nothing = () => {};
  return wordsOf(
    await renderedHtml(
      <ConfirmDecision item={item} decision={of} busy={false} onClose={nothing} onConfirm={nothing} />,
      locale,
    ),
  );
}

it("asks before every decision that moves or spends money", () => {
  expect(decision.options.filter((one) => !asksFirst(one))).toEqual(["accepted"]);
});

it("says before a refund of an unknown outcome what goes back, and that the upstream may have charged", async () => {
  const zh = await question("absent", "zh");
  expect(zh).toContain("冻结的 ¥69.00 退回客户钱包");
  expect(zh).toContain("上游可能已经扣款");
  expect(zh).toContain("退回 ¥69.00");
  expect(await question("absent", "en")).toContain("the upstream may have charged for it");
  expect(await question("done", "zh")).toContain("冻结的 ¥69.00 记为收入");
});
