import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { type DnsTemplateView, templateWriters } from "../template-contract";

/** Adding another beyond so many is refused, so that all of them can be offered at once. */
export const MOST_TEMPLATES = 100;

const texts = {
  id: true,
  nameZh: true,
  nameEn: true,
  whatZh: true,
  whatEn: true,
  records: true,
  fields: true,
} as const;
export const templateColumns = { ...texts, published: true, updatedAt: true } as const;

/** @throws AppError forbidden (403) for staff whose role does not write templates. */
export function requireTemplateWriter(actor: StaffActor): void {
  if (!templateWriters.some((role) => role === actor.role)) throw forbidden();
}

/** All templates that staff wrote, also those that customers don't see, by name. */
export async function listDnsTemplates(actor: StaffActor): Promise<DnsTemplateView[]> {
  requireTemplateWriter(actor);
  return db.dnsTemplate.findMany({
    select: templateColumns,
    orderBy: [{ nameZh: "asc" }, { id: "asc" }],
    take: MOST_TEMPLATES,
  });
}

/** Those that customers see. */
export function publishedTemplates() {
  return db.dnsTemplate.findMany({
    where: { published: true },
    select: texts,
    orderBy: [{ nameZh: "asc" }, { id: "asc" }],
    take: MOST_TEMPLATES,
  });
}
