import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { otimeText } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { readableFen } from "@/lib/ledger/kinds-contract";
import { isExclusive } from "@/lib/purchasing/item-fields";
import { describeRow, withRegistrant } from "@/lib/services/describe-service";
import type { AdminOrderView, AttemptEntry, CallEntry, TimelineEntry } from "./admin-contract";
import { findOrder } from "./find-order";
import { decisionsFor } from "./staff/decisions";
import { viewClaims } from "./staff/view-claims";
import { viewItem, viewOrder } from "./view-order";
import { orderWithoutCosts } from "./without-costs";

const MOST_CALLS = 500;
const masked = (value: Prisma.JsonValue) => (value ?? {}) as Record<string, unknown>;

/** One order as staff see it, with every event, attempt, upstream call and posting by time. Secrets are masked; support see no costs. */
export async function readOrderTimeline(actor: StaffActor, { id }: { id: string }): Promise<AdminOrderView> {
  if (actor.kind !== "staff") throw forbidden();
  const order = await findOrder(actor, id);
  const itemIds = order.items.map((item) => item.id);
  const refunderIds = order.items.flatMap((item) => item.refunds.map(({ byId }) => byId));
  const serviceIds = order.items.flatMap((item) => item.serviceId ?? []);
  const [customer, claims, people, services, fapiaos, ...parts] = await Promise.all([
    db.user.findUniqueOrThrow({ where: { id: order.customerId }, select: { id: true, name: true, email: true } }),
    db.claim.findMany({ where: { itemId: { in: itemIds } }, orderBy: { openedAt: "asc" } }),
    db.user.findMany({ where: { id: { in: refunderIds } }, select: { id: true, name: true } }),
    db.service.findMany({ where: { id: { in: serviceIds } }, include: withRegistrant }),
    db.fapiaoItem.findMany({
      where: { itemId: { in: itemIds }, live: true },
      select: { itemId: true, request: { select: { id: true, number: true, state: true } } },
    }),
    events(itemIds),
    attempts(itemIds),
    calls(itemIds),
    postings(id, itemIds),
  ]);
  const timeline = parts.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
  const attemptsOf = (itemId: string) =>
    timeline.flatMap((entry) => (entry.kind === "attempt" && entry.itemId === itemId ? [entry] : []));
  const fapiaoOf = new Map(
    fapiaos.map(({ itemId, request: { id, number, state } }) => [itemId, { id, number, issued: state !== "waiting" }]),
  );
  const serviceOf = new Map(services.map((record) => [record.id, describeRow(record)]));
  const view: AdminOrderView = {
    ...viewOrder(order),
    customer,
    items: order.items.map((item) => ({
      ...viewItem(item),
      needsStaff: item.needsStaff,
      costQuotedFen: item.costQuotedFen,
      costChargedFen: item.costChargedFen,
      service: serviceOf.get(item.serviceId ?? "") ?? null,
      decisions: actor.role === "support" ? [] : decisionsFor(item),
      wantsName: isExclusive(item) && item.name === null,
      claims: viewClaims(
        claims.filter((claim) => claim.itemId === item.id),
        attemptsOf(item.id),
      ),
      refunds: item.refunds.map(({ id, amountFen, reason, createdAt, byId }) => ({
        ...{ id, amountFen, reason, at: createdAt },
        by: people.find((person) => person.id === byId)?.name ?? null,
      })),
      fapiao: fapiaoOf.get(item.id) ?? null,
    })),
    timeline,
  };
  return actor.role === "support" ? orderWithoutCosts(view) : view;
}

async function events(itemIds: string[]): Promise<TimelineEntry[]> {
  const rows = await db.itemEvent.findMany({ where: { itemId: { in: itemIds } }, orderBy: { id: "asc" } });
  const actorIds = [...new Set(rows.flatMap((row) => row.actorId ?? []))];
  const people = await db.user.findMany({ where: { id: { in: actorIds } }, select: { id: true, name: true } });
  const names = new Map(people.map((person) => [person.id, person.name]));
  return rows.map((row) => ({
    kind: "event",
    at: row.at,
    itemId: row.itemId,
    what: row.kind,
    actorKind: row.actorKind,
    actorName: row.actorId ? (names.get(row.actorId) ?? null) : null,
    from: row.fromState,
    to: row.toState,
    reason: row.reasonCode,
    data: row.data === null ? null : masked(row.data),
  }));
}

/** Every attempt of the items, oldest first. */
export async function attempts(itemIds: string[]): Promise<AttemptEntry[]> {
  const rows = await db.attempt.findMany({ where: { itemId: { in: itemIds } }, orderBy: { otimeMs: "asc" } });
  return rows.map((row) => ({
    kind: "attempt",
    at: row.committedAt,
    itemId: row.itemId,
    attemptId: row.id,
    endpoint: row.endpoint,
    otime: otimeText(new Date(Number(row.otimeMs))),
    input: masked(row.maskedInput),
    expectedChargeFen: row.expectedChargeFen,
    money: row.moneyBefore && row.moneyAfter ? { before: row.moneyBefore, after: row.moneyAfter } : null,
    absentBefore: row.absentBefore,
    givenName: row.givenName,
    answeredAt: row.answeredAt,
    endedAt: row.endedAt,
    outcome: row.outcome,
    reason: row.reason,
    code: row.code,
    text: row.text,
    ms: row.ms,
  }));
}

/** The newest calls about the items. */
export async function calls(itemIds: string[], take = MOST_CALLS): Promise<CallEntry[]> {
  const rows = await db.upstreamCall.findMany({
    where: { itemId: { in: itemIds } },
    orderBy: { id: "desc" },
    take,
  });
  return rows.map((row) => ({
    kind: "call",
    at: row.at,
    itemId: row.itemId ?? "",
    endpoint: row.endpoint,
    effect: row.effect,
    input: masked(row.maskedInput),
    outcome: row.outcome,
    reason: row.reason,
    code: row.code,
    text: row.text,
    otime: row.otime,
    ms: row.ms,
    tries: row.tries,
    notes: row.notes,
  }));
}

async function postings(orderId: string, itemIds: string[]): Promise<TimelineEntry[]> {
  const rows = await db.posting.findMany({
    where: {
      transaction: {
        OR: [
          { refKind: "order", refId: orderId },
          { refKind: "item", refId: { in: itemIds } },
        ],
      },
    },
    include: { transaction: true, account: { select: { kind: true, code: true, customerId: true } } },
    orderBy: { id: "asc" },
  });
  return rows.map(({ transaction, account, amountFen }) => ({
    kind: "posting",
    at: transaction.at,
    itemId: transaction.refKind === "item" ? transaction.refId : null,
    what: transaction.kind,
    account: account.customerId ? account.kind : account.code,
    amountFen: readableFen(account.kind, amountFen),
  }));
}
