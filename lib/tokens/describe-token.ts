import { shanghaiDay } from "@/lib/core/time";
import { tokenGrant } from "@/lib/core/token-grant";
import type { ApiToken } from "@/lib/db/generated/client";
import type { TokenCap, TokenRow } from "./contract";

export function describeToken(token: ApiToken, now = new Date()): TokenRow {
  const { id, name, ending, grant, createdAt, expiresAt, lastUsedAt, lastUsedIp } = token;
  const cap = capOf(token, now);
  return { id, name, ending, grant: tokenGrant.parse(grant), cap, createdAt, expiresAt, lastUsedAt, lastUsedIp };
}

type Counted = Pick<ApiToken, "capFen" | "dayCapFen" | "spentFen" | "spentOn" | "daySpentFen">;

function capOf({ capFen, dayCapFen, spentFen, spentOn, daySpentFen }: Counted, now: Date): TokenCap | null {
  if (capFen === null) return null;
  // A date of the database is read as midnight in UTC.
  const isToday = spentOn?.toISOString().slice(0, 10) === shanghaiDay(now);
  return { totalFen: capFen, dayFen: dayCapFen, spentFen, spentTodayFen: isToday ? daySpentFen : 0n };
}
