import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { productLineOf } from "@/lib/product-lines/registry";
import { upstream } from "@/lib/upstream/client";
import type { OwnService } from "./kinds/kind";
import { type LineSale, readLineSale } from "./line-sale";
import { ownService } from "./own-service";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What a service can be upgraded to, as the upstream says now. @throws AppError offers.line_silent. */
export async function readUpgrade(actor: Actor, { id }: { id: string }) {
  const service = await ownService(actor, id);
  const { options, unsold, unsoldPairs } = await upgradeOptions(service);
  return { options: options as Json, current: service.config, unsold, unsoldPairs: [...unsoldPairs] };
}

/**
 * The same for the server's own check; null options: to nothing. A product line that isn't sold any more is still renewed and
 * upgraded, but not to a choice that the shop doesn't sell.
 */
export async function upgradeOptions(
  service: OwnService,
): Promise<{ options: unknown } & Pick<LineSale, "unsold" | "unsoldPairs">> {
  const { upgrade } = productLineOf(service.productLine).actions;
  const { unsold, unsoldPairs } = await readLineSale(service.productLine);
  const sold = { unsold, unsoldPairs };
  if (!upgrade || service.parentId !== null) return { options: null, ...sold };
  const options = await upgrade.readOptions(upstream().call, service.name ?? "", service.displayName);
  if (options === "unclear") throw new AppError("offers.line_silent", 503);
  return { options, ...sold };
}
