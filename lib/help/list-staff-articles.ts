import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { forgetArticles, type HelpArticle, readArticles } from "./read-articles";

/** Who may write help articles. */
export function requireHelpWriter({ role }: StaffActor): void {
  if (role !== "support" && role !== "admin") throw forbidden();
}

/** All articles as they are now, also hidden ones, for those who write them. */
export async function listStaffArticles(actor: StaffActor): Promise<readonly HelpArticle[]> {
  requireHelpWriter(actor);
  // Another process may have saved one just now.
  forgetArticles();
  return await readArticles();
}
