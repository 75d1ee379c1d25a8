import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ItemView } from "@/lib/orders/contract";
import pages from "@/messages/zh/order-pages.json";
import orders from "@/messages/zh/orders.json";
import { useStepText } from "./use-step-text";

type Step = ItemView["steps"][number];

const step = (state: Step["state"], code?: string): Step => ({
  state,
  at: new Date("2026-11-25T04:00:00Z"),
  reason: code === undefined ? null : { code, params: {} },
});

function Last({ steps, place }: { steps: Step[]; place: number }) {
  return <>{useStepText()({ action: "transfer", productLine: "domain", steps }, place)}</>;
}

const textOf = (steps: Step[], place: number) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="zh" messages={{ orders, "order-pages": pages }} timeZone="Asia/Shanghai">
      <Last steps={steps} place={place} />
    </NextIntlClientProvider>,
  );

it("a transfer whose code was refused never says that nobody answered", () => {
  const refused = [step("placed"), step("unsure", "unsure_transfer_code_wrong")];
  expect(textOf(refused, 1)).toBe(orders.reason.unsure_transfer_code_wrong);
  const over = [...refused, step("refunded", "upstream.transfer_code_wrong")];
  expect(textOf(over, 1)).toBe(pages.step.unsureRefused);
  expect(textOf([...refused, step("unsure", "staff_cannot_tell"), step("refunded")], 1)).toBe(pages.step.unsureRefused);
});

it("a lost answer is being checked until the outcome is known, and then was checked", () => {
  const lost = [step("placed"), step("unsure", "unsure")];
  expect(textOf(lost, 1)).toBe(pages.step.unsure);
  expect(textOf([...lost, step("accepted")], 1)).toBe(pages.step.unsureOver);
  expect(textOf([...lost, step("unsure", "staff_cannot_tell")], 2)).toBe(orders.reason.staff_cannot_tell);
});

it("a step of a transfer under way says what the registry does", () => {
  expect(textOf([step("accepted", "transfer_transferring")], 0)).toBe(orders.reason.transfer_transferring);
});
