"use client";

import { useTranslations } from "next-intl";
import { useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button/button";
import { Dialog } from "@/components/ui/dialog";
import { Select } from "@/components/ui/field/select";
import { Note } from "@/components/ui/note";
import { applyEdits } from "@/lib/dns/diff";
import type { TemplateValues } from "@/lib/dns/templates/dns-template";
import { dnsTemplates, planTemplate } from "@/lib/dns/templates/plan-template";
import { PlaceEdits } from "../import/place-edits";
import { RecordsPreview } from "../import/records-preview";
import type { DialogProps } from "../import/use-import-plan";
import { tooManyAfter } from "../import/use-import-plan";
import { TemplateForm } from "./template-form";
import { useTemplates } from "./use-templates";

/** Records for a purpose: a service bought here, a mail service, a policy, a proof. First what they would do, then they become pending edits. */
export function TemplateDialog({ zoneDraft, onClose }: DialogProps) {
  const t = useTranslations("zoneTemplates");
  const form = useId();
  const [chosen, setChosen] = useState(dnsTemplates[0]?.id ?? "");
  const [values, setValues] = useState<TemplateValues | null>(null);
  const [isPreview, setPreview] = useState(false);
  const { zone, pending } = zoneDraft;
  const { offered, failure } = useTemplates(zone.serviceId);
  const one = offered.find(({ template }) => template.id === chosen);
  const template = one?.template;
  const plan = useMemo(
    () =>
      template && values && isPreview
        ? planTemplate(template, values, { domain: zone.domain, existing: zone.records, pending })
        : null,
    [template, values, isPreview, zone, pending],
  );
  if (!one || !template) return null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      actions={
        plan ? (
          <PlaceEdits plan={plan} zoneDraft={zoneDraft} onBack={() => setPreview(false)} onDone={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>{t("cancel")}</Button>
            <Button type="submit" form={form} kind="go">
              {t("preview")}
            </Button>
          </>
        )
      }
    >
      {plan ? (
        <RecordsPreview plan={plan} tooMany={tooManyAfter(zone, plan)} mode="add" setMode={null}>
          <p className="text-sm text-ink-2">{t("chosen", { name: one.name })}</p>
        </RecordsPreview>
      ) : (
        <>
          <Select
            label={t("template")}
            value={chosen}
            onChange={(event) => {
              setChosen(event.target.value);
              setValues(null);
            }}
            options={offered.map(({ template: { id, group }, name }) => ({
              ...{ value: id, label: name, group: t(`groups.${group}`) },
            }))}
          />
          {failure && (
            <Note kind="warn" title={t("onlyCommon")}>
              {failure}
            </Note>
          )}
          {one.what && <p className="text-ink-2">{one.what}</p>}
          <TemplateForm
            key={template.id}
            id={form}
            offered={one}
            zone={{ domain: zone.domain, records: applyEdits(zone.records, pending).desired }}
            values={values}
            onFilled={(filled) => {
              setValues(filled);
              setPreview(true);
            }}
          />
        </>
      )}
    </Dialog>
  );
}
