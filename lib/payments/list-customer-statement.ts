import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import type { RequestContext } from "@/lib/http/serve";
import type { StatementRow } from "./contract";
import { statementPage } from "./list-statement";

/** A customer's statement as the customer reads it, for staff of every role: it holds no costs. */
export async function listCustomerStatement(
  actor: StaffActor,
  { customerId, ...page }: { customerId: string; after?: string | undefined; take: number },
  { locale }: Pick<RequestContext, "locale">,
): Promise<{ rows: StatementRow[]; next: string | null }> {
  if (actor.kind !== "staff") throw forbidden();
  return statementPage(customerId, page, locale);
}
