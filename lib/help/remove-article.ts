import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { requireHelpWriter } from "./list-staff-articles";
import { forgetArticles } from "./read-articles";
import { outline } from "./save-article";

/** Discards what staff wrote at an address: a default article is shown as it came with the shop, any other is gone. Audited. */
export async function removeArticle(actor: StaffActor, { slug }: { slug: string }): Promise<Record<string, never>> {
  requireHelpWriter(actor);
  await db.$transaction(async (tx) => {
    const before = await tx.helpArticle.findUnique({ where: { slug } });
    const { count } = await tx.helpArticle.deleteMany({ where: { slug } });
    if (!before || count === 0) throw notFound("article");
    const subject = { kind: "help-article", id: slug } as const;
    await recordEvent(tx, actor, { action: "help.remove", subject, before: outline(before) });
  });
  forgetArticles();
  return {};
}
