import { listRegistrantsCall } from "@/components/generated/registrants";
import type { RegistrantRow } from "@/lib/registrants/contract";
import { EXIT, Failure } from "../exit-codes";
import { askShop, type Shop } from "../shop";

/**
 * In whose name a domain is registered: the one that is named, or the only one that is ready.
 * @throws Failure that lists them where a person has to choose.
 */
export async function findRegistrant(shop: Shop, named: string | undefined): Promise<RegistrantRow> {
  const { rows } = await askShop(shop, listRegistrantsCall, {});
  const ready = rows.filter(({ state }) => state === "ready");
  const found =
    named === undefined ? ready : ready.filter(({ id, displayName }) => id === named || displayName === named);
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  const list = ready.map(({ id, displayName }) => `${displayName} (${id})`).join(", ");
  if (ready.length === 0) {
    throw new Failure(
      EXIT.refused,
      "registrant.none",
      "You have no registrant that is ready. Add one on the website first.",
    );
  }
  const why =
    named === undefined
      ? "Say in whose name"
      : first
        ? `Several are named "${named}": choose by id`
        : `No registrant is "${named}"`;
  throw new Failure(EXIT.refused, "registrant.choose", `${why}. Your registrants: ${list}.`);
}
