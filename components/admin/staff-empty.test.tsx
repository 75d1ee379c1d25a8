import { expect, it } from "vitest";
import { renderedHtml } from "@/components/testing/rendered-html";
import { StaffEmpty } from "./staff-empty";

it("leads on from an empty list, except whoever can't do what the link is for", async () => {
  expect(await renderedHtml(<StaffEmpty list="adjustments" />)).toContain('href="/admin/customers"');
  expect(await renderedHtml(<StaffEmpty list="adjustments" readOnly="没有" />)).not.toContain("href");
});
