import "server-only";
import { db } from "@/lib/db/client";

/**
 * Whether a customer's account is active: for what goes on without its owner, such as a renewal by itself or a payment that was begun. Who
 * disables an account wants it to stop. A session or a token of a disabled account has ended by itself.
 */
export async function isActiveCustomer(id: string): Promise<boolean> {
  return (await db.user.count({ where: { id, kind: "customer", status: "active" } })) > 0;
}
