import "server-only";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import type { Service } from "@/lib/db/generated/client";
import type { Control, ControlSubject, Panel } from "@/lib/product-lines/control";
import type { Config } from "@/lib/product-lines/form";
import type { ProductLine } from "@/lib/product-lines/line";
import type { Snapshot } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import { findService } from "@/lib/services/find-service";

/** What a service's controls decide by. */
export function subjectOf(service: Service): ControlSubject {
  return {
    name: service.name,
    displayName: service.displayName,
    config: (service.config ?? {}) as Config,
    snapshot: (service.snapshot ?? {}) as Snapshot,
    reason: service.reason,
    gift: service.parentId !== null,
    expiresAt: service.expiresAt,
  };
}

/** Opening, failed and ended services have no controls. */
export function isControllable({ state, endedAt }: Pick<Service, "state" | "endedAt">): boolean {
  return endedAt === null && state !== "opening" && state !== "failed" && state !== "ended";
}

/** A service of the actor's with one of its product line's controls. @throws AppError not_found. */
export async function findControl(
  actor: Actor,
  id: string,
  controlId: string,
): Promise<{ service: Service; productLine: ProductLine; control: Control; subject: ControlSubject }> {
  const service = await findService(actor, id);
  const productLine = productLineOf(service.productLine);
  const subject = subjectOf(service);
  const control = productLine.controls.find((one) => one.id === controlId);
  if (!control || control.hidden?.(subject) || !isControllable(service)) throw notFound("control");
  return { service, productLine, control, subject };
}

/** A service of the actor's with one of its product line's panels. @throws AppError not_found. */
export async function findPanel(
  actor: Actor,
  id: string,
  panelId: string,
): Promise<{ service: Service; productLine: ProductLine; panel: Panel; subject: ControlSubject }> {
  const service = await findService(actor, id);
  const productLine = productLineOf(service.productLine);
  const subject = subjectOf(service);
  const panel = productLine.panels.find((one) => one.id === panelId);
  if (!panel || panel.hidden?.(subject) || !isControllable(service)) throw notFound("panel");
  return { service, productLine, panel, subject };
}
