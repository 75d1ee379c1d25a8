import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { GeneralSettings } from "./general-settings";
import { LimitSettings } from "./limit-settings";
import { PurchasingSettings } from "./purchasing-settings";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin/settings/general" }));

it.each(["zh", "en"] as const)("each button says what it saves, where a page has several forms: %s", async (locale) => {
  for (const page of [
    <GeneralSettings key="general" values={{}} brand={{ name: "青禾域名", company: "青禾网络" }} />,
    <LimitSettings key="limits" values={{}} waiting={{}} />,
    <PurchasingSettings key="purchasing" values={{}} />,
  ]) {
    const html = await renderedHtml(page, locale);
    const names = [...html.matchAll(/<button[^>]*>(.*?)<\/button>/gs)].map(([, inner = ""]) => wordsOf(inner).trim());
    expect(names).toHaveLength(3);
    expect(new Set(names).size, names.join(", ")).toBe(3);
  }
});
