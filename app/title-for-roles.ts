import type { Metadata } from "next";
import { currentActor } from "@/lib/auth/current-actor";
import type { StaffRole } from "@/lib/core/actor";
import { titleOr404 } from "./title-or-404";

/**
 * The title of a page that only some of the staff may open. For everybody else it is the 404 page's, which does not say what there
 * would be. @param roles those that the page requires
 */
export async function titleForRoles(locale: string, roles: readonly StaffRole[], title: string): Promise<Metadata> {
  const actor = await currentActor();
  const may = actor.kind === "staff" && roles.includes(actor.role);
  return titleOr404(locale, may ? title : null, (shown) => shown);
}
