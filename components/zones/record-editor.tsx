"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { useErrorSentence } from "@/components/form/use-error-sentence";
import { asTextInput } from "@/components/form/use-form";
import { Button } from "@/components/ui/button/button";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/field/select";
import { TextInput } from "@/components/ui/field/text-input";
import { composeRecord, KINDS } from "@/lib/dns/compose";
import type { Form } from "@/lib/dns/kind";
import { isRecordType, RECORD_TYPES, type RecordFinding, type RecordType, type ZoneRecord } from "@/lib/dns/record";
import { TypeFields } from "./editors/by-type";
import type { EditorFieldAttributes } from "./editors/editor-field";
import { FindingText } from "./finding-text";
import { TtlPresets } from "./ttl-presets";

interface Props {
  /** The domain in ASCII; `displayName` is the form for people. */
  zone: string;
  displayName: string;
  /** The accessible name of the form. */
  title: string;
  start: { type: RecordType; form: Form };
  /** The findings that the record would cause among the other records. */
  findingsFor: (record: ZoneRecord) => RecordFinding[];
  onDone: (record: ZoneRecord) => void;
  onCancel: () => void;
  /** A new record. */
  added: boolean;
  /** Shows a button to delete inside the form, because the row on a phone has no space for it. */
  onDelete?: () => void;
  /** Opens the form of a new record that begins as this one. */
  onDuplicate?: (() => void) | undefined;
}

/** Under the type's own fields; over the whole width where these are below each other. */
const BELOW_FIELDS = "col-[3/-1] max-lg:col-span-full";

/** The form of one record: host, type, the type's own fields, TTL; errors beside their field, warnings below. */
export function RecordEditor({
  zone,
  displayName,
  title,
  start,
  findingsFor,
  onDone,
  onCancel,
  added,
  onDelete,
  onDuplicate,
}: Props) {
  const t = useTranslations("zones.editor");
  const own = useTranslations("zone-table.row");
  const root = useRef<HTMLFormElement>(null);
  const sentence = useErrorSentence();
  const form = useCheckedForm<Form>({
    initial: { ...KINDS[start.type].empty, ...start.form, type: start.type },
    check: (values) => {
      const wrong = findingsOf(values).found.filter(({ level }) => level === "error");
      return Object.fromEntries(wrong.toReversed().map((one) => [one.place, sentence(one)]));
    },
    // A record without errors is taken in the form's onSubmit below; this engine is asked only to show errors, and sends nothing.
    onSubmit: async () => undefined,
  });

  useUnsavedChanges(form.dirty);
  useEffect(() => {
    const first = start.form.host === "" ? "host" : "main";
    const fields = root.current?.querySelectorAll<HTMLElement>("input, textarea");
    fields?.[first === "host" ? 0 : 1]?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: "nearest" });
  }, [start]);

  function findingsOf(values: Form) {
    const type = typeOf(values);
    const { record, findings } = composeRecord(type, values, zone);
    const all = record ? [...findings, ...findingsFor(record)] : findings;
    return { record, found: all.map((finding) => ({ ...finding, place: placeOf(finding, type) })) };
  }

  const type = typeOf(form.values);
  const { found } = findingsOf(form.values);
  const attributes: EditorFieldAttributes = (name) => {
    const { label: _label, error, ...field } = asTextInput(form.field(name, name));
    const finding = found.find(({ level, place }) => level === "error" && place === name);
    return { ...field, error: error && finding ? <FindingText finding={finding} onFix={form.set} /> : error };
  };

  /** What has no errors is taken at once: nothing is sent that would have to be waited for. */
  function onSubmit(event: SyntheticEvent<HTMLFormElement>) {
    const { record, found } = findingsOf(form.current());
    if (!record || found.some(({ level }) => level === "error")) return form.submit(event);
    event.preventDefault();
    onDone(record);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Escape") onCancel();
  }

  const warnings = found.filter((finding) => finding.level === "warning");
  return (
    <form
      className={cn(
        "grid scroll-mt-24 scroll-mb-36 grid-cols-[10.5rem_6.5rem_minmax(0,1fr)_7.5rem] items-start gap-x-4 gap-y-2 pl-6",
        "max-lg:grid-cols-[1fr_6.5rem] max-lg:pl-0",
      )}
      ref={root}
      noValidate
      aria-label={title}
      onSubmit={onSubmit}
      onKeyDown={onKeyDown}
    >
      <TextInput mono label={t("host")} hint={`.${displayName}`} {...attributes("host")} />
      <Select
        label={t("type")}
        options={RECORD_TYPES.map((one) => ({ value: one, label: one }))}
        value={type}
        onChange={({ target: { value } }) =>
          isRecordType(value) && form.replace({ ...KINDS[value].empty, ...form.current(), type: value })
        }
      />
      <div className="max-lg:col-span-full">
        <TypeFields type={type} attributes={attributes} />
      </div>
      <div className="max-lg:col-span-full">
        <TextInput
          className="max-lg:max-w-40"
          label={t("ttl")}
          hint={t("ttlHint")}
          inputMode="numeric"
          {...attributes("ttl")}
        />
        <TtlPresets value={form.values.ttl ?? ""} onPick={(seconds) => form.set("ttl", seconds)} />
      </div>
      {warnings.length > 0 && (
        <ul className={cn(BELOW_FIELDS, "border-l-3 border-warn pl-3 text-sm text-warn")} aria-live="polite">
          {warnings.map((finding) => (
            <li key={finding.code}>
              <FindingText finding={finding} onFix={form.set} />
            </li>
          ))}
        </ul>
      )}
      <div className={cn(BELOW_FIELDS, "flex flex-wrap items-center gap-2 max-lg:mt-2")}>
        <Button small type="submit" className="max-lg:min-h-11">
          {warnings.length > 0 ? t("doneAnyway") : t(added ? "add" : "done")}
        </Button>
        <Button small kind="flat" className="max-lg:min-h-11" onClick={onCancel}>
          {t("cancel")}
        </Button>
        {onDuplicate && !added && (
          <Button small kind="flat" className="min-h-11 lg:hidden" onClick={onDuplicate}>
            {own("duplicate")}
          </Button>
        )}
        {onDelete && (
          <Button small kind="flat" icon="trash" className="ml-auto min-h-11 text-bad lg:hidden" onClick={onDelete}>
            {t("delete")}
          </Button>
        )}
      </div>
    </form>
  );
}

const typeOf = ({ type = "" }: Form): RecordType => (isRecordType(type) ? type : "A");

/** The field beside which a finding stands: what concerns the whole record stands beside its main field. */
function placeOf({ field }: RecordFinding, type: RecordType): string {
  const own = Object.keys(KINDS[type].empty);
  if (field === "host" || field === "ttl" || own.includes(field)) return field;
  return own.find((name) => ["target", "exchange"].includes(name)) ?? own[0] ?? "host";
}
