import "server-only";
import { db } from "@/lib/db/client";
import { idsContaining } from "@/lib/db/ids-containing";
import { matching } from "@/lib/db/matching";

/** Few letters match more people than anybody reads through. */
const MOST = 200;

/** Ids of customers by a part of their name or address, at most MOST. */
export async function customersMatching(text: string): Promise<string[]> {
  const people = await db.user.findMany({
    where: {
      kind: "customer",
      OR: [{ email: matching(text) }, { name: matching(text) }, ...(await idsContaining("customers", text))],
    },
    select: { id: true },
    take: MOST,
  });
  return people.map(({ id }) => id);
}
