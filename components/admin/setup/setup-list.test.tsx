import { describe, expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { wordsOf } from "@/components/testing/words-of";
import { type SetupStep, type SetupStepId, setupSteps } from "@/lib/reports/setup-contract";
import en from "@/messages/en/setup.json";
import { SetupList } from "./setup-list";

const params = {
  available: "¥1.00",
  alarm: "¥500.00",
  priced: 3,
  total: 58,
  count: 2,
  untested: 1,
  at: "2026-11-28 09:00",
};
const step = (id: SetupStepId, over: Partial<SetupStep> = {}): SetupStep => ({
  ...{ id, state: "todo", required: true, says: "todo", params, href: "/admin/settings" },
  ...over,
});

/** Every sentence that there is, as a list. */
const all = setupSteps.flatMap((id) =>
  Object.keys(en.steps[id])
    .filter((says) => says !== "label")
    // Without the button for a test mail, which needs the app's router.
    .map((says) => step(id, { says, state: "done" })),
);

describe.each(["zh", "en"] as const)("the list in %s", (locale) => {
  it("has a sentence for every way in which a step can stand", async () => {
    for (const one of all) {
      const words = wordsOf(await renderedHtml(<SetupList steps={[one]} />, locale));
      expect(words).not.toMatch(/setup\.|steps\.|\{/);
    }
  });
});

it("says how each step stands, whether the shop can open without it, and where it is done", async () => {
  const html = await renderedHtml(
    <SetupList
      steps={[
        step("prices", { state: "underway", says: "underway" }),
        step("filing", { required: false, href: "/admin/settings/general" }),
        step("backup", { says: "todo", required: false, href: null }),
        step("mail", { state: "done", says: "done", href: "/admin/settings/mail" }),
      ]}
    />,
    "en",
  );
  const words = wordsOf(html);
  expect(words).toContain("Asking for costs: 3 of 58 suffixes so far.");
  expect(words).toContain("Required before opening");
  expect(words).toContain("Recommended; the shop can open without it");
  expect(html).toContain('href="/admin/settings/general"');
  // Links of the same words say what they are for.
  expect(html).toContain('aria-label="Set up: Filing number"');
  expect(html).toContain('aria-label="View: Email"');
});
