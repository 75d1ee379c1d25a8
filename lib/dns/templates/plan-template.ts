import { applyEdits, type Edit } from "../diff";
import type { ExistingRecord } from "../record";
import { checkRows } from "../zone-file/check-rows";
import { type RawRow, shownText } from "../zone-file/import-row";
import { type ImportPlan, planImport } from "../zone-file/plan-import";
import type { DnsTemplate, TemplateValues } from "./dns-template";
import { mailTemplates } from "./mail-services";
import { policyTemplates } from "./policies";

export const dnsTemplates: readonly DnsTemplate[] = [...mailTemplates, ...policyTemplates];

/**
 * What a template does to a zone with the edits that are pending already: nothing is sent.
 * @param values without faults
 */
export function planTemplate(
  template: DnsTemplate,
  values: TemplateValues,
  zone: { domain: string; existing: readonly ExistingRecord[]; pending: readonly Edit[] },
): ImportPlan {
  const { domain, existing, pending } = zone;
  const records = applyEdits(existing, pending).desired;
  const raw = template.records(values, { domain, records }).map((record, index): RawRow => {
    const words = [record.host, record.type, ...(record.priority === null ? [] : [record.priority]), record.value];
    return { ...record, row: index + 1, text: shownText(words.join(" ")), ttlSeconds: null, notes: [] };
  });
  const found = checkRows({ rows: raw, skipped: [] }, domain);
  const isWritten = (host: string, type: string, value: string) =>
    found.rows.some(({ record }) => record.host === host && record.type === type && record.value === value);
  return planImport(existing, pending, found, "add", (record) => {
    // What is there already stays as it is.
    return template.replaces(record, values) && !isWritten(record.host, record.type, record.value);
  });
}
