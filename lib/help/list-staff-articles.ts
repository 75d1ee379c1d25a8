import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { helpWriters } from "./admin-contract";
import { forgetArticles, type HelpArticle, readArticles } from "./read-articles";

/** @throws AppError forbidden (403) for staff whose role does not write help articles. */
export function requireHelpWriter(actor: StaffActor): void {
  if (!helpWriters.some((role) => role === actor.role)) throw forbidden();
}

/** All articles as they are now, also hidden ones, for those who write them. */
export async function listStaffArticles(actor: StaffActor): Promise<readonly HelpArticle[]> {
  requireHelpWriter(actor);
  // Another process may have saved one just now.
  forgetArticles();
  return await readArticles();
}
