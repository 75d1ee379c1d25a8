import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import { isAlready } from "@/lib/core/is-already";
import { db } from "@/lib/db/client";
import { writtenFaults } from "@/lib/dns/templates/written-template";
import type { changeDnsTemplateContract, createDnsTemplateContract, DnsTemplateView } from "../template-contract";
import { MOST_TEMPLATES, requireTemplateWriter, templateColumns } from "./list-dns-templates";

type Input = z.output<typeof createDnsTemplateContract.input>;

/** Adds a template. Audited. @throws AppError input.invalid (dns.* beside records or fields), zones.too_many_templates (409) */
export async function createDnsTemplate(actor: StaffActor, input: Input): Promise<DnsTemplateView> {
  requireTemplateWriter(actor);
  requireWhole(input);
  return db.$transaction(async (tx) => {
    if ((await tx.dnsTemplate.count()) >= MOST_TEMPLATES) throw conflict("zones.too_many_templates");
    const made = await tx.dnsTemplate.create({ data: input, select: templateColumns });
    const subject = { kind: "dns_template", id: made.id } as const;
    await recordEvent(tx, actor, { action: "zones.save-template", subject, after: input });
    return made;
  });
}

/**
 * Changes a template. Audited; safe to repeat.
 * @throws AppError input.invalid as above; zones.template_changed (409): somebody else saved it after `seenAt`; not_found
 */
export async function changeDnsTemplate(
  actor: StaffActor,
  { id, seenAt, ...input }: z.output<typeof changeDnsTemplateContract.input>,
): Promise<DnsTemplateView> {
  requireTemplateWriter(actor);
  requireWhole(input);
  return db.$transaction(async (tx) => {
    const before = await tx.dnsTemplate.findUnique({ where: { id }, select: templateColumns });
    if (!before) throw notFound("dns_template");
    const { count } = await tx.dnsTemplate.updateMany({ where: { id, updatedAt: seenAt }, data: input });
    if (count === 0 && isAlready(before, input)) return before;
    if (count === 0) throw conflict("zones.template_changed");
    const { id: _, updatedAt: __, ...was } = before;
    const subject = { kind: "dns_template", id } as const;
    await recordEvent(tx, actor, { action: "zones.save-template", subject, before: was, after: input });
    return tx.dnsTemplate.findUniqueOrThrow({ where: { id }, select: templateColumns });
  });
}

/** A template that customers could not use is not stored, also while they don't see it. */
function requireWhole(input: Pick<Input, "records" | "fields">): void {
  const faults = Object.entries(writtenFaults(input)).flatMap(([name, found]) =>
    found ? [[name, { code: found.code, params: found.params ?? {} }] as const] : [],
  );
  if (faults.length > 0) throw invalid(Object.fromEntries(faults));
}
