import { z } from "zod";
import type { StaffRole } from "@/lib/core/actor";
import { RECORD_TYPES } from "@/lib/dns/record";
import { contract, instant, nothing, onBehalf } from "@/lib/http/contract";

/** Who may write templates of DNS records for customers. */
export const templateWriters = ["admin"] as const satisfies readonly StaffRole[];

const texts = {
  nameZh: z.string().trim().min(1, "zones.template_name").max(40),
  nameEn: z.string().trim().min(1, "zones.template_name").max(60),
  whatZh: z.string().trim().max(200),
  whatEn: z.string().trim().max(300),
  /** One record in a line: lib/dns/templates/written-template.ts. */
  records: z.string().trim().max(10_000),
  /** One variable in a line. */
  fields: z.string().trim().max(5_000),
};
const templateFields = z.object({ ...texts, published: z.boolean() });

export const dnsTemplateView = templateFields.extend({ id: z.uuid(), updatedAt: instant });
export type DnsTemplateView = z.output<typeof dnsTemplateView>;

export const createDnsTemplateContract = contract({
  method: "POST",
  path: "/api/v1/admin/dns-templates",
  summary:
    "Adds a template of DNS records for customers. Tried with its examples, each record must be one that a zone can keep.",
  access: templateWriters,
  reauth: true,
  input: templateFields,
  output: dnsTemplateView,
  errors: ["zones.too_many_templates"],
});

export const changeDnsTemplateContract = contract({
  method: "PUT",
  path: "/api/v1/admin/dns-templates/{id}",
  summary: "Changes a template of DNS records, or whether customers see it. Records that were added from it stay.",
  access: templateWriters,
  reauth: true,
  input: templateFields.extend({
    id: z.uuid(),
    /** When it had last been changed as the form was opened. */
    seenAt: instant,
  }),
  output: dnsTemplateView,
  errors: ["zones.template_changed"],
});

export const deleteDnsTemplateContract = contract({
  method: "DELETE",
  path: "/api/v1/admin/dns-templates/{id}",
  summary: "Deletes a template of DNS records. Records that were added from it stay.",
  access: templateWriters,
  reauth: true,
  input: z.object({ id: z.uuid() }),
  output: nothing,
});

const offeredTemplates = z.object({
  /** What leads to the customer's own services, as these are now. */
  own: z.array(
    z.object({
      serviceId: z.uuid(),
      productLine: z.string(),
      displayName: z.string(),
      records: z.array(
        z.object({
          host: z.string(),
          /** SPF: what the host's SPF text must have. */
          type: z.enum([...RECORD_TYPES, "SPF"]),
          value: z.string(),
          priority: z.int().nullable(),
        }),
      ),
    }),
  ),
  /** Written by the shop's staff. */
  shop: z.array(z.object({ id: z.uuid(), ...texts })),
});
export type OfferedTemplates = z.output<typeof offeredTemplates>;

export const listTemplatesContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/records/templates",
  summary:
    "Templates of DNS records for a domain beside those that everybody has: for the customer's own services, and the shop's.",
  access: "customer",
  input: z.object({ id: z.uuid() }),
  output: offeredTemplates,
  limit: { points: 30, seconds: 60, counted: "by each process" },
});

export const listTemplatesForOwnerContract = onBehalf(listTemplatesContract);
