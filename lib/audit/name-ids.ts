import "server-only";
import { db } from "@/lib/db/client";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the ids inside stored values stand for: the names of people, services, registrants, orders, their items, and whatever has a number. */
export async function nameIds(values: readonly unknown[]): Promise<Record<string, string>> {
  const ids = [...new Set(values.flatMap(idsIn))];
  if (ids.length === 0) return {};
  const where = { id: { in: ids } };
  const numbered = { where, select: { id: true, number: true } };
  const [people, services, registrants, items, topUps, ...withNumber] = await Promise.all([
    db.user.findMany({ where, select: { id: true, name: true, email: true } }),
    db.service.findMany({ where, select: { id: true, displayName: true } }),
    db.registrant.findMany({ where, select: { id: true, displayName: true } }),
    db.orderItem.findMany({ where, select: { id: true, displayName: true } }),
    db.topUp.findMany({ where, select: { id: true, reference: true } }),
    db.order.findMany(numbered),
    db.ticket.findMany(numbered),
    db.payment.findMany(numbered),
    db.paymentRefund.findMany(numbered),
    db.fapiaoRequest.findMany(numbered),
  ]);
  return Object.fromEntries([
    ...people.map(({ id, name, email }) => [id, name || email]),
    ...[...services, ...registrants, ...items].map(({ id, displayName }) => [id, displayName]),
    ...topUps.map(({ id, reference }) => [id, reference]),
    ...withNumber.flat().map(({ id, number }) => [id, number]),
  ]);
}

function idsIn(value: unknown): string[] {
  if (typeof value === "string") return UUID.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(idsIn) : [];
}
