import "server-only";
import { invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { log } from "@/lib/core/log";
import { openText } from "@/lib/core/secret";
import type { Tx } from "@/lib/db/client";
import type { Attempt, OrderItem } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { actionOf, productLineOf } from "@/lib/product-lines/registry";
import { endReplaced, namedLike } from "@/lib/services/end-replaced";
import { type AdvanceContext, later } from "./advance-context";
import { configOf, isExclusive } from "./item-fields";
import { givenSecretsPlace, sealSecrets, secretOf } from "./item-secrets";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";
import { makeUnsure } from "./postpone-item";

/** How often an item is looked at again whose product belongs to another service. */
const BOUND_LOOK_MS = 10 * 60_000;

/**
 * The upstream took the order: the item becomes accepted and its service is opened. Later reads show when it works.
 * @param known.name the product's name, where a reading or staff told it.
 * @param known.attempt the item's last attempt, where the caller has it.
 * @throws LeaseLost; AppError orders.product_bound (422) when staff pointed at a product of another service.
 */
export async function acceptItem(
  tx: Tx,
  context: AdvanceContext,
  lease: Pick<Lease, "item" | "token">,
  data: Record<string, string | number | null>,
  kind: "state" | "decision" = "state",
  known: { name?: string | undefined; attempt?: Attempt | undefined } = {},
): Promise<void> {
  const { item } = lease;
  const { opensService, acceptedDeadlineMs } = actionOf(item);
  const attempt =
    known.attempt ?? (await tx.attempt.findFirst({ where: { itemId: item.id }, orderBy: { otimeMs: "desc" } }));
  const name = known.name ?? attempt?.givenName ?? item.name;
  if (opensService && name === null) {
    // The upstream makes the name and its answer told none: staff must say which product was bought.
    return makeUnsure(tx, context, lease, { code: "staff_cannot_tell", params: {} }, { ...data, why: "no_name" });
  }
  if (opensService && item.serviceId === null && (await isBound(tx, item.productLine, name))) {
    // A reading just before the purchase showed no such product: the service of that name is of an earlier product that has gone.
    const replaces = attempt?.absentBefore === true && !isExclusive(item);
    if (!replaces) return leaveToStaff(tx, context, lease, kind, name, data);
    await endReplaced(tx, context.actor, { productLine: item.productLine, name: name ?? "" }, context.now);
  }
  const secrets: Record<string, string> = attempt?.givenSecretsEnc
    ? JSON.parse(openText(env().keyRing, attempt.givenSecretsEnc, givenSecretsPlace(attempt.id)))
    : {};
  const serviceId = opensService ? await openService(tx, item, { name: name ?? "", secrets }) : item.serviceId;
  await moveItem(tx, lease, {
    to: "accepted",
    at: context.now,
    actor: context.actor,
    kind,
    reason: null,
    dueAt: later(context, 1_500),
    deadlineAt: later(context, acceptedDeadlineMs),
    data,
    more: { serviceId, name, costChargedFen: attempt?.expectedChargeFen ?? null, absentReads: 0, lastReadAt: null },
  });
}

/** Whether a service of that product exists already. */
async function isBound(tx: Tx, productLine: string, name: string | null): Promise<boolean> {
  return name !== null && (await tx.service.count({ where: namedLike({ productLine, name }) })) > 0;
}

/** One product never belongs to two services. One of the two was bound to the wrong product, and only people can find out which. */
async function leaveToStaff(
  tx: Tx,
  context: AdvanceContext,
  lease: Pick<Lease, "item" | "token">,
  kind: "state" | "decision",
  name: string | null,
  data: Record<string, string | number | null>,
): Promise<void> {
  if (kind === "decision")
    throw invalid({ upstreamName: { code: "orders.product_bound", params: { name: name ?? "" } } });
  log.error({ itemId: lease.item.id, name }, "the product that was bought belongs to another service already");
  await moveItem(tx, lease, {
    to: "unsure",
    at: context.now,
    actor: context.actor,
    reason: { code: "staff_cannot_tell", params: {} },
    dueAt: later(context, BOUND_LOOK_MS),
    deadlineAt: null,
    needsStaff: true,
    data: { ...data, why: "bound", name },
    more: { absentReads: 0, lastReadAt: null },
  });
}

/**
 * Writes the service that an accepted purchase opens; it is "opening" until a reading shows it working.
 * @param product its name as the upstream knows it, and the secrets that came with the answer.
 * @returns the service's id; an item that has a service keeps it.
 */
async function openService(
  tx: Tx,
  item: OrderItem,
  product: { name: string; secrets: Record<string, string> },
): Promise<string> {
  if (item.serviceId) return item.serviceId;
  const { secret } = actionOf(item);
  const id = newId();
  await tx.service.create({
    data: {
      id,
      customerId: item.customerId,
      productLine: item.productLine,
      name: product.name,
      // Where the upstream made the name, or completed it with a prefix, customers see the upstream's.
      displayName: product.name === item.name ? item.displayName : product.name,
      state: "opening",
      config: { ...productLineOf(item.productLine).initialConfig, ...configOf(item.config) },
      registrantId: item.registrantId,
      // A transfer code is a secret of the item, but no password of the service.
      secretsEnc: secret === "password" ? sealSecrets(id, { password: secretOf(item), ...product.secrets }) : null,
    },
    select: { id: true },
  });
  return id;
}
