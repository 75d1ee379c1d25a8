import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { DetailView, ServiceSheet } from "@/lib/controls/contract";
import cloudLine from "@/messages/en/cloudLine.json";
import services from "@/messages/en/services.json";
import ui from "@/messages/en/ui.json";
import { ServiceFacts } from "./service-facts";

const render = (...details: DetailView[]) => {
  // Only what the facts are made of.
  const sheet = {
    id: "1",
    productLine: "cloud",
    summary: "",
    details,
    secrets: [],
    gifts: [],
    parent: null,
    ended: true,
  };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={{ cloudLine, services, ui }} timeZone="Asia/Shanghai">
      <ServiceFacts sheet={{ ...sheet, registeredAt: null, readAt: null } as unknown as ServiceSheet} />
    </NextIntlClientProvider>,
  );
};

it("translates the upstream's labels for English readers, and nothing that a customer wrote", () => {
  expect(render({ id: "system", as: "label", value: "Debian 12 64 位" })).toContain("Debian 12, 64-bit");
  expect(render({ id: "room", as: "text", value: "杭州青禾茶业有限公司" })).toContain("杭州青禾茶业有限公司");
});
