import "server-only";
import type { WatchedName } from "@/lib/db/generated/client";
import { toUnicodeName } from "@/lib/dns/idn";
import type { WatchedNameView } from "./contract";

/** A watch as its customer sees it. @param sold whether the shop sells registrations of the name now */
export function describeWatchedName(row: WatchedName, sold: boolean): WatchedNameView {
  const { id, name, createdAt, askedAt, freeAt, toldAt } = row;
  return { id, name, shown: toUnicodeName(name), status: statusOf(row, sold), createdAt, askedAt, freeAt, toldAt };
}

function statusOf({ state, doubtedAt }: WatchedName, sold: boolean): WatchedNameView["status"] {
  if (!sold) return "unsold";
  return doubtedAt === null ? state : "checking";
}
