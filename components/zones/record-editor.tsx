"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, type SubmitEvent, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { composeRecord, KINDS } from "@/lib/dns/compose";
import type { Form } from "@/lib/dns/kind";
import { isRecordType, RECORD_TYPES, type RecordFinding, type RecordType, type ZoneRecord } from "@/lib/dns/record";
import { TypeFields } from "./editors/by-type";
import type { EditorFieldAttributes } from "./editors/field-wire";
import { FindingText } from "./finding-text";

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
  /** Shows a button to delete inside the form, because the row on a phone has no space for it. */
  onDelete?: () => void;
}

/**
 * Keeps the focus in the field. Otherwise the field shows its error on blur, and the button moves away before the click on it ends.
 */
const keepFocus = (event: MouseEvent) => event.preventDefault();

/** Under the type's own fields; over the whole width where these are below each other. */
const BELOW_FIELDS = "col-[3/-1] max-lg:col-span-full";

/** The form of one record: host, type, the type's own fields, TTL; errors beside their field, warnings below. */
export function RecordEditor({ zone, displayName, title, start, findingsFor, onDone, onCancel, onDelete }: Props) {
  const t = useTranslations("zones.editor");
  const formId = useId();
  const root = useRef<HTMLFormElement>(null);
  const [type, setType] = useState(start.type);
  const [form, setForm] = useState<Form>(start.form);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);

  useEffect(() => {
    const first = start.form.host === "" ? "host" : "main";
    const fields = root.current?.querySelectorAll<HTMLElement>("input, textarea");
    fields?.[first === "host" ? 0 : 1]?.focus({ preventScroll: true });
    root.current?.scrollIntoView({ block: "nearest" });
  }, [start]);

  const filled = { ...KINDS[type].empty, ...form };
  const composed = composeRecord(type, filled, zone);
  const found = composed.record ? [...composed.findings, ...findingsFor(composed.record)] : composed.findings;
  const main = Object.keys(KINDS[type].empty).find((name) => ["target", "exchange"].includes(name));
  const fieldOf = (finding: RecordFinding) =>
    finding.field === "host" || finding.field === "ttl" || finding.field in KINDS[type].empty
      ? finding.field
      : (main ?? Object.keys(KINDS[type].empty)[0] ?? "host");
  const set = (name: string, value: string) => setForm((now) => ({ ...now, [name]: value }));
  const errorOf = (name: string) => {
    const error = found.find((finding) => finding.level === "error" && fieldOf(finding) === name);
    return error && (tried || left.has(name)) ? <FindingText finding={error} onFix={set} /> : undefined;
  };
  const wire: EditorFieldAttributes = (name) => ({
    id: `${formId}-${name}`,
    name,
    value: filled[name] ?? "",
    error: errorOf(name),
    onChange: (event) => set(name, event.target.value),
    onBlur: () => filled[name] !== "" && setLeft((now) => new Set(now).add(name)),
  });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (composed.record && !found.some((finding) => finding.level === "error")) return onDone(composed.record);
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
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
      onSubmit={submit}
      onKeyDown={onKeyDown}
    >
      <TextInput mono label={t("host")} hint={`.${displayName}`} {...wire("host")} />
      <Select
        label={t("type")}
        options={RECORD_TYPES.map((one) => ({ value: one, label: one }))}
        value={type}
        onChange={(event) => isRecordType(event.target.value) && setType(event.target.value)}
      />
      <div className="max-lg:col-span-full">
        <TypeFields type={type} wire={wire} />
      </div>
      <TextInput
        className="max-lg:col-span-full max-lg:max-w-40"
        label={t("ttl")}
        hint={t("ttlHint")}
        inputMode="numeric"
        {...wire("ttl")}
      />
      {warnings.length > 0 && (
        <ul className={cn(BELOW_FIELDS, "border-l-3 border-warn pl-3 text-sm text-warn")} aria-live="polite">
          {warnings.map((finding) => (
            <li key={finding.code}>
              <FindingText finding={finding} onFix={set} />
            </li>
          ))}
        </ul>
      )}
      <div className={cn(BELOW_FIELDS, "flex flex-wrap items-center gap-2 max-lg:mt-2")}>
        <Button small type="submit" className="max-lg:min-h-11" onMouseDown={keepFocus}>
          {warnings.length > 0 ? t("doneAnyway") : t("done")}
        </Button>
        <Button small kind="flat" className="max-lg:min-h-11" onMouseDown={keepFocus} onClick={onCancel}>
          {t("cancel")}
        </Button>
        {onDelete && (
          <Button small kind="flat" icon="trash" className="ml-auto min-h-11 text-bad lg:hidden" onClick={onDelete}>
            {t("delete")}
          </Button>
        )}
      </div>
    </form>
  );
}
