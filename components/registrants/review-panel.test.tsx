import { expect, it, vi } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { ReviewView } from "@/lib/registrants/contract";
import { ReviewPanel } from "./review-panel";

vi.mock("next/navigation", () => ({ useRouter: () => ({}) }));

const review: ReviewView = {
  ...{ id: "r1", state: "uploading", memo: null, refusalCode: null, notArrived: false, documents: [] },
  ...{ consentAt: new Date("2026-11-27T02:00:00Z"), submittedAt: null, checkedAt: null, decidedAt: null },
};
const panel = (archived: boolean, state?: ReviewView["state"]) =>
  renderedHtml(
    <ReviewPanel
      {...{
        registrantId: "g1",
        kind: "person",
        state: "ready",
        archived,
        documentName: "身份证",
        consentText: "同意书",
      }}
      review={state ? { ...review, state } : null}
    />,
  );

it("offers an archived registrant neither a consent nor documents, and still says how its review stands", async () => {
  expect(await panel(false)).toContain("同意书");
  for (const state of [undefined, "uploading", "unpass"] as const) {
    const page = await panel(true, state);
    expect(page).toContain("已归档，不能再做实名审核");
    expect(page).not.toMatch(/<form|<button|<input/);
  }
  expect(await panel(true, "pass")).toContain("已通过");
  expect(await panel(true, "waiting")).not.toContain("已归档");
});

it("asks for a picture to be dropped where there is a mouse, and to be chosen or taken where there is a finger", async () => {
  const page = await panel(false, "uploading");
  expect(page).toContain('<span class="touch:hidden">把照片拖到这里</span>');
  expect(page).toContain('<span class="hidden touch:inline">点这里选照片，或者现拍</span>');
});
