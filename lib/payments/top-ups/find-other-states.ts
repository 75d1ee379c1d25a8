import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { type AdminTopUpRow, topUpState } from "../contract";
import { listAllTopUps } from "./list-all-top-ups";

/** More are counted as "50+". */
const MOST = 50;

/**
 * How many top-ups a search finds in other states than the one that it was asked for; states without any are left out.
 * @returns `more`: there are more than `count`.
 */
export async function findOtherStates(
  actor: StaffActor,
  { state, ...search }: Pick<Parameters<typeof listAllTopUps>[1], "state" | "q" | "from" | "to">,
): Promise<{ state: AdminTopUpRow["state"]; count: number; more: boolean }[]> {
  const others = topUpState.options.filter((other) => other !== state);
  const pages = await Promise.all(
    others.map(async (other) => {
      const { rows, next } = await listAllTopUps(actor, { ...search, state: other, take: MOST });
      return { state: other, count: rows.length, more: next !== null };
    }),
  );
  return pages.filter(({ count }) => count > 0);
}
