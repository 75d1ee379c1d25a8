import { expect, it, vi } from "vitest";
import { hasStaffPage } from "@/components/shell/staff/staff-nav";
import { renderedHtml } from "@/components/testing/rendered-html";
import type { StaffRole } from "@/lib/core/actor";
import { type WaitingKind, waitingHref, waitingKinds, waitingKindsOf } from "@/lib/reports/waiting-contract";
import { HomeTodo } from "./home-todo";

vi.mock("next/navigation", () => ({ useRouter: () => ({}), usePathname: () => "/admin" }));

const now = new Date("2026-11-28T04:00:00Z");
const work = (kind: WaitingKind) => ({ kind, count: 2, since: now });
const linksOf = async (role: StaffRole) => {
  const own = waitingKindsOf(role);
  const others = waitingKinds.filter((kind) => !own.includes(kind));
  const html = await renderedHtml(<HomeTodo {...{ role, now }} waiting={own.map(work)} others={others.map(work)} />);
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href);
};

it("leads nobody to a page that their role does not have", async () => {
  const support = await linksOf("support");
  expect(support).toContain("/admin/top-ups");
  expect(support.filter((href) => /fapiao|books/.test(href))).toEqual([]);
  for (const role of ["finance", "admin"] as const) {
    expect(await linksOf(role)).toEqual(expect.arrayContaining(["/admin/fapiao", "/admin/books/gateways"]));
  }
});

it("whoever can do something about a kind of work has the page of its list", () => {
  for (const role of ["support", "finance", "admin"] as const)
    for (const kind of waitingKindsOf(role))
      expect(hasStaffPage(role, waitingHref(kind, now)), `${role} ${kind}`).toBe(true);
});
