import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { ActionId, FormActionId } from "@/lib/product-lines/action-id";
import type { UpgradeAction } from "@/lib/product-lines/actions/upgrade";
import { productLineOf } from "@/lib/product-lines/registry";
import { upstream } from "@/lib/upstream/client";
import type { OwnService } from "./kinds/kind";
import { type LineSale, readLineSale } from "./line-sale";
import { ownService } from "./own-service";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** The action with a form of its own that a service may have: its upgrade, or another one. */
export function formActionOf(
  { productLine }: Pick<OwnService, "productLine">,
  action: ActionId,
): UpgradeAction | undefined {
  const found = productLineOf(productLine).actions[action];
  return found && "readOptions" in found ? found : undefined;
}

/** What a service can be upgraded to, or what another form of it offers, as the upstream says now. @throws AppError offers.line_silent. */
export async function readUpgrade(
  actor: Actor,
  { id, action = "upgrade" }: { id: string; action?: "upgrade" | FormActionId },
) {
  const service = await ownService(actor, id);
  const { options, unsold, unsoldPairs } = await upgradeOptions(service, action);
  return { options: options as Json, current: service.config, unsold, unsoldPairs: [...unsoldPairs] };
}

/**
 * The same for the server's own check; null options: to nothing. A product line that isn't sold any more is still renewed and
 * upgraded, but not to a choice that the shop doesn't sell.
 */
export async function upgradeOptions(
  service: OwnService,
  action: ActionId,
): Promise<{ options: unknown } & Pick<LineSale, "unsold" | "unsoldPairs">> {
  const change = formActionOf(service, action);
  const { unsold, unsoldPairs } = await readLineSale(service.productLine);
  const sold = { unsold, unsoldPairs };
  if (!change || service.parentId !== null) return { options: null, ...sold };
  const options = await change.readOptions(upstream().call, service.name ?? "", service.displayName);
  if (options === "unclear") throw new AppError("offers.line_silent", 503);
  return { options, ...sold };
}
