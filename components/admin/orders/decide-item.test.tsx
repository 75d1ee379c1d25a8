import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { decision } from "@/lib/orders/admin-contract";
import { asksFirst, ConfirmDecision } from "./decide-item";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/attention" }));

const domain = { productLine: "domain", displayName: "kumquat.com", priceFen: 6_900n };
const server = { productLine: "cloud", displayName: "1C 1G 50G 1M", priceFen: 29_900n };

async function question(of: "absent" | "done", locale: "zh" | "en", item = domain, one = "域名") {
  const nothing = () => {};
  return wordsOf(
    await renderedHtml(
      <ConfirmDecision {...{ item, one }} decision={of} busy={false} onClose={nothing} onConfirm={nothing} />,
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

it("says what kind of product it is about where the upstream makes its name", async () => {
  expect(await question("absent", "zh", server, "云主机")).toContain("“云主机 1C 1G 50G 1M”记为未成功");
  expect(await question("done", "en", server, "Cloud server")).toContain("Cloud server 1C 1G 50G 1M counts as done");
  expect(await question("done", "zh")).toContain("“kumquat.com”记为已完成");
});
