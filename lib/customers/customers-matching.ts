import "server-only";
import { db } from "@/lib/db/client";
import { matching } from "@/lib/db/matching";

/** Who types less than a few letters finds more people than anybody looks at. */
const MOST = 200;

/** Ids of customers by a part of their name or address; of two hundred, when more are found. */
export async function customersMatching(text: string): Promise<string[]> {
  const people = await db.user.findMany({
    where: { kind: "customer", OR: [{ email: matching(text) }, { name: matching(text) }] },
    select: { id: true },
    take: MOST,
  });
  return people.map(({ id }) => id);
}
