import type { Prisma } from "@/lib/db/generated/client";
import type { StaffFapiaoDetail, StaffFapiaoRow } from "../admin-contract";
import { openSending } from "../lock-fapiao";
import { fapiaoRowOf, leftOf, viewFapiao, withFapiaoParts } from "../view-fapiao";

const customer = { select: { id: true, name: true, email: true } } as const;

/** What is read of a request for the staff's list. */
export const withFapiaoCustomer = { customer } satisfies Prisma.FapiaoRequestInclude;

export const withStaffParts = {
  ...withFapiaoParts,
  customer,
  decider: { select: { name: true } },
  // In place of those that are open: a refused one counts here too.
  sendings: { orderBy: { createdAt: "desc" }, select: { id: true, state: true, reason: true } },
} satisfies Prisma.FapiaoRequestInclude;

export function staffFapiaoRowOf(
  request: Prisma.FapiaoRequestGetPayload<{ include: typeof withFapiaoCustomer }>,
): StaffFapiaoRow {
  const { taxNumber, email, redDueAt } = request;
  return { ...fapiaoRowOf(request), customer: request.customer, taxNumber, email, redDueAt };
}

export function viewStaffFapiao(
  request: Prisma.FapiaoRequestGetPayload<{ include: typeof withStaffParts }>,
): Omit<StaffFapiaoDetail, "corrections"> {
  const open = request.sendings.filter(({ state }) => openSending.state.in.some((one) => one === state));
  const waits = request.state === "waiting" || request.state === "to_red";
  const view = viewFapiao({ ...request, sendings: open });
  const ways = new Map(request.papers.map((paper) => [paper.id, paper]));
  return {
    ...view,
    papers: view.papers.map((paper) => {
      const stored = ways.get(paper.id);
      const isMadeRed = request.state === "red" && stored?.color === "blue";
      const fixed = isMadeRed ? "red" : stored?.byId ? (view.underWay ? "under_way" : null) : "service";
      return { ...paper, seen: stored?.changeCount ?? 0, fixed } as const;
    }),
    customer: request.customer,
    redDueAt: request.redDueAt,
    leftFen: request.items.filter(({ live }) => live).reduce((sum, { item }) => sum + leftOf(item), 0n),
    decidedBy: request.decider?.name ?? null,
    serviceReason: waits ? (request.sendings[0]?.reason ?? null) : null,
  };
}
