import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import type { Config } from "@/lib/product-lines/form";
import { pagesOf } from "@/lib/product-lines/pages";
import { pointsNow } from "@/lib/product-lines/points/left";
import type { Snapshot } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import type { ServiceDetail, ServiceRow } from "./contract";

/** What a view of a service needs beside its row. */
export const withRegistrant = {
  registrant: {
    select: {
      id: true,
      customerId: true,
      displayName: true,
      reviews: { orderBy: { createdAt: "desc" }, take: 1, select: { state: true } },
    },
  },
} satisfies Prisma.ServiceInclude;

export type ServiceRecord = Prisma.ServiceGetPayload<{ include: typeof withRegistrant }>;

/** The details of the last reading (Service.snapshot); every field may be missing. */
export interface ServiceSnapshot {
  nameServers?: string[];
  certified?: boolean;
}

export function snapshotOf(record: { snapshot: Prisma.JsonValue }): ServiceSnapshot {
  return (record.snapshot ?? {}) as ServiceSnapshot;
}

/** The latest review's state; null for a domain that the upstream shows as certified, which needs no review. */
function realNameOf(record: ServiceRecord): ServiceRow["realName"] {
  if (!pagesOf(record.productLine).registered) return null;
  const state = record.registrant?.reviews[0]?.state;
  if (state === "pass") return "pass";
  if (snapshotOf(record).certified) return null;
  if (state === undefined || state === "uploading") return "none";
  return state === "unpass" ? "unpass" : "checking";
}

/** The reason of a service's state: the one that its controls have set, else the one that was read. */
export function serviceReason({
  productLine,
  config,
  reason,
}: Pick<ServiceRecord, "productLine" | "config" | "reason">): string | null {
  return productLineOf(productLine).statusOf?.((config ?? {}) as Config) ?? reason;
}

export function describeRow(record: ServiceRecord): ServiceRow {
  const { id, productLine, name, displayName, registeredAt, expiresAt, termMonths, autoRenew } = record;
  const lapsed = record.state === "active" && expiresAt !== null && expiresAt.getTime() < Date.now();
  const state = lapsed ? "expired" : record.state;
  const { left } = pointsNow((record.snapshot ?? {}) as Snapshot);
  return {
    id,
    productLine,
    name,
    displayName,
    state,
    realName: realNameOf(record),
    registeredAt,
    expiresAt,
    termMonths,
    reason: serviceReason(record),
    autoRenew,
    renewable: isRenewable(record),
    ...(left === null ? {} : { pointsLeft: left }),
  };
}

const RENEWED_STATES: readonly ServiceRow["state"][] = ["active", "expired", "suspended"];

/** For which terms, the offer says. */
function isRenewable({ productLine, parentId, expiresAt, state }: ServiceRecord): boolean {
  const sold = productLineOf(productLine).actions.renew !== undefined;
  return sold && parentId === null && expiresAt !== null && RENEWED_STATES.includes(state);
}

function registrantOf({ registrant, customerId }: ServiceRecord): ServiceDetail["registrant"] {
  if (registrant === null) return null;
  const { id, displayName } = registrant;
  return { id: registrant.customerId === customerId ? id : null, displayName };
}

export function describeService(record: ServiceRecord): ServiceDetail {
  return {
    ...describeRow(record),
    upstreamState: record.upstreamState,
    registrant: registrantOf(record),
    nameServers: snapshotOf(record).nameServers ?? [],
    readAt: record.snapshotAt,
    hasPassword: record.secretsEnc !== null && record.endedAt === null,
    ended: record.endedAt !== null,
    handedOver: record.handedToId !== null,
  };
}
