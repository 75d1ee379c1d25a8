import type { Prisma } from "@/lib/db/generated/client";
import type { StaffFapiaoDetail, StaffFapiaoRow } from "../admin-contract";
import { fapiaoRowOf, leftOf, viewFapiao, withFapiaoParts } from "../view-fapiao";

const customer = { select: { id: true, name: true, email: true } } as const;

/** What is read of a request for the staff's list. */
export const withFapiaoCustomer = { customer } satisfies Prisma.FapiaoRequestInclude;

export const withStaffParts = {
  ...withFapiaoParts,
  customer,
  decider: { select: { name: true } },
} satisfies Prisma.FapiaoRequestInclude;

export function staffFapiaoRowOf(
  request: Prisma.FapiaoRequestGetPayload<{ include: typeof withFapiaoCustomer }>,
): StaffFapiaoRow {
  const { taxNumber, email, redDueAt } = request;
  return { ...fapiaoRowOf(request), customer: request.customer, taxNumber, email, redDueAt };
}

export function viewStaffFapiao(
  request: Prisma.FapiaoRequestGetPayload<{ include: typeof withStaffParts }>,
): StaffFapiaoDetail {
  return {
    ...viewFapiao(request),
    customer: request.customer,
    redDueAt: request.redDueAt,
    leftFen: request.items.filter(({ live }) => live).reduce((sum, { item }) => sum + leftOf(item), 0n),
    decidedBy: request.decider?.name ?? null,
  };
}
