import "server-only";
import { shanghaiDay } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";

/** Takes the number of a new request: its day in Shanghai and its place in the sequence of all requests, "F261127-00042". */
export async function takeFapiaoNumber(tx: Tx, day: Date): Promise<string> {
  const [row] = await tx.$queryRaw<{ place: bigint }[]>`SELECT nextval('fapiao_numbers') AS place`;
  return `F${shanghaiDay(day).replaceAll("-", "").slice(2)}-${String(row?.place ?? 0).padStart(5, "0")}`;
}
