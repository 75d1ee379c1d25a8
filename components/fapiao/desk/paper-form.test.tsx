import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { RedForm } from "./paper-form";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/" }));

it("the form of a red one names the one that it takes back, with its sum: the dialog covers the page", async () => {
  const blue = { code: "", number: "26332000000012345678", amountFen: "217800" };
  const words = wordsOf(await renderedHtml(<RedForm id="r1" blue={blue} close={() => {}} />));
  expect(words).toContain("冲掉原来的整张：26332000000012345678，¥2,178.00");
});
