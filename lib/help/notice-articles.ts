import "server-only";
import { db } from "@/lib/db/client";
import { forgetArticles } from "./read-articles";

let seen: string | undefined;

/**
 * Whether articles of the help centre changed since this process's last call; true at the first call. If so, discards what the process
 * remembers of them.
 */
export async function noticeArticles(): Promise<boolean> {
  const { _count, _max } = await db.helpArticle.aggregate({ _count: true, _max: { updatedAt: true } });
  const now = `${_count}@${_max.updatedAt?.getTime() ?? 0}`;
  if (now === seen) return false;
  seen = now;
  forgetArticles();
  return true;
}
