import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { Prisma, type UpstreamCall } from "@/lib/db/generated/client";
import { numberedPage } from "@/lib/db/numbered-page";
import { toAsciiName } from "@/lib/dns/idn";
import { calledEndpoints } from "@/lib/upstream/called-endpoints";
import type { listUpstreamCallsContract, UpstreamCallRow } from "./contract";

type Input = z.output<typeof listUpstreamCallsContract.input>;

/** Calls to the upstream for staff, newest first or oldest first. Keyset pages by id. */
export async function listUpstreamCalls(
  _actor: StaffActor,
  input: Input,
): Promise<z.output<typeof listUpstreamCallsContract.output>> {
  const { after, take, endpoint, name, outcome, effect, sort = "-at" } = input;
  const { where, orderBy } = numberedPage(sort, after);
  const records = await db.upstreamCall.findMany({
    where: {
      AND: [where, name?.trim() ? { id: { in: await idsNamed(name.trim(), input) } } : {}],
      ...(endpoint ? { endpoint: { in: await calledEndpoints(db, endpoint) } } : {}),
      ...(outcome ? { outcome } : {}),
      ...(effect ? { effect } : {}),
    },
    orderBy,
    take: take + 1,
  });
  const page = records.slice(0, take);
  return { rows: page.map(rowOf), next: records.length > take ? (page.at(-1)?.id.toString() ?? null) : null };
}

function rowOf(record: UpstreamCall): UpstreamCallRow {
  const { id, at, host, endpoint, effect, maskedInput, outcome, code, text, ms, itemId, requestId } = record;
  return {
    ...{ id: id.toString(), at, host, endpoint, effect, outcome, code, text, ms, itemId, requestId },
    input: (maskedInput ?? {}) as Record<string, unknown>,
  };
}

/** What an endpoint's input calls the name of its product. Each has an index (migration call_names). */
const NAME_KEYS = ["domain", "name"].map((key) => Prisma.raw(`masked_input ->> '${key}'`));

/**
 * The ids of a page of calls about a domain or another product: those whose input has the name, in whichever spelling. Each spelling
 * under each key is a search of its own in an index, of which the first ids are taken.
 */
async function idsNamed(name: string, { after, take, endpoint, outcome, effect, sort }: Input): Promise<bigint[]> {
  const lower = name.toLowerCase();
  const spellings = [...new Set([name, lower, toAsciiName(lower) ?? lower])];
  const { orderBy, number } = numberedPage(sort ?? "-at", after);
  const conditions = [
    ...(number === null ? [] : [Prisma.sql`id ${Prisma.raw(orderBy.id === "asc" ? ">" : "<")} ${number}`]),
    ...(endpoint ? [Prisma.sql`endpoint = ANY(${await calledEndpoints(db, endpoint)}::text[])`] : []),
    ...(outcome ? [Prisma.sql`outcome = ${outcome}`] : []),
    ...(effect ? [Prisma.sql`effect = ${effect}`] : []),
  ];
  const direction = Prisma.raw(orderBy.id);
  const searches = NAME_KEYS.flatMap((key) =>
    spellings.map(
      (spelling) => Prisma.sql`(SELECT id FROM upstream_calls
        WHERE ${Prisma.join([Prisma.sql`(${key}) = ${spelling}`, ...conditions], " AND ")}
        ORDER BY id ${direction} LIMIT ${take + 1})`,
    ),
  );
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    SELECT id FROM (${Prisma.join(searches, " UNION ")}) named ORDER BY id ${direction} LIMIT ${take + 1}`;
  return rows.map(({ id }) => id);
}
