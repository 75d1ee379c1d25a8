import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { requireTemplateWriter, templateColumns } from "./list-dns-templates";

/** Deletes a template; records that were added from it stay. Audited. @throws AppError not_found */
export async function deleteDnsTemplate(actor: StaffActor, { id }: { id: string }): Promise<Record<string, never>> {
  requireTemplateWriter(actor);
  await db.$transaction(async (tx) => {
    const before = await tx.dnsTemplate.findUnique({ where: { id }, select: templateColumns });
    if (!before || (await tx.dnsTemplate.deleteMany({ where: { id } })).count === 0) throw notFound("dns_template");
    const { id: _, updatedAt: __, ...was } = before;
    const subject = { kind: "dns_template", id } as const;
    await recordEvent(tx, actor, { action: "zones.delete-template", subject, before: was });
  });
  return {};
}
