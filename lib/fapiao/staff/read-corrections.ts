import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import type { StaffFapiaoDetail } from "../admin-contract";

const typed = z.object({ code: z.string(), number: z.string(), issuedOn: z.string(), fileName: z.string().optional() });
const corrected = typed.extend({ reason: z.string() });

/** What staff have corrected of the fapiaos of a request, the oldest first: the audit alone keeps what was there before. */
export async function readCorrections(requestId: string): Promise<StaffFapiaoDetail["corrections"]> {
  const events = await db.auditEvent.findMany({
    where: { subjectKind: "fapiao", subjectId: requestId, action: "fapiao.correct" },
    orderBy: { id: "asc" },
  });
  const ids = events.flatMap(({ actorId }) => actorId ?? []);
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true, email: true } });
  return events.map(({ at, actorId, before, after }) => {
    const { reason, ...to } = corrected.parse(after);
    const person = people.find(({ id }) => id === actorId);
    return {
      at,
      by: person ? person.name || person.email : null,
      from: shown(typed.parse(before)),
      to: shown(to),
      reason,
    };
  });
}

const shown = ({ code, number, issuedOn, fileName }: z.output<typeof typed>) => ({
  ...{ paper: `${code} ${number}`.trim(), issuedOn, fileName: fileName ?? null },
});
