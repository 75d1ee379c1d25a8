"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button/button";
import { IconButton } from "@/components/ui/button/icon-button";
import { RadioGroup } from "@/components/ui/field/radio-group";
import { Select } from "@/components/ui/field/select";
import { TextInput } from "@/components/ui/field/text-input";
import { isRecordType, RECORD_TYPES } from "@/lib/dns/record";
import { CHANGE_KINDS, type ChangeDraft, emptyRecord, type TypedRecord } from "./change-draft";
import { COPIED_MOST } from "./copied-records";

interface Props {
  draft: ChangeDraft;
  onDraft: (draft: ChangeDraft) => void;
  /** The sentence beside each field that is wrong. */
  errors: Readonly<Record<string, string>>;
}

const TYPES = RECORD_TYPES.map((type) => ({ value: type, label: type }));

/** What is to be done in every chosen domain. */
export function ChangeFields({ draft, onDraft, errors }: Props) {
  const t = useTranslations("batches.form");
  const { kind } = draft;
  const text = (name: "host" | "text" | "find" | "replacement") => ({
    value: draft[name],
    error: errors[name],
    autoComplete: "off",
    onChange: ({ target }: { target: { value: string } }) => onDraft({ ...draft, [name]: target.value }),
  });
  const type = (none?: string) => (
    <Select
      label={t("type")}
      options={TYPES}
      {...(none && { placeholder: none })}
      value={draft.type}
      onChange={({ target: { value } }) => onDraft({ ...draft, type: isRecordType(value) ? value : "" })}
    />
  );
  return (
    <div className="[&>:where(:not(:first-child))]:mt-6">
      <RadioGroup
        legend={t("kind")}
        name="kind"
        value={kind}
        onChange={(value) => {
          const next = CHANGE_KINDS.find((one) => one === value);
          // What replaces has a type; the others may leave it open.
          if (next) onDraft({ ...draft, kind: next, type: next === "replace" ? draft.type || "MX" : draft.type });
        }}
        options={CHANGE_KINDS.map((value) => ({ value, label: t(`kinds.${value}`), hint: t(`kindHints.${value}`) }))}
      />
      {kind !== "add" && (
        <div className="grid grid-cols-[1fr_9rem] gap-4 max-md:grid-cols-[1fr]">
          {kind !== "find" && (
            <TextInput mono label={t("host")} hint={kind === "delete" ? t("anyHost") : undefined} {...text("host")} />
          )}
          {type(kind === "replace" ? undefined : t("anyType"))}
        </div>
      )}
      {kind === "delete" && <TextInput mono label={t("text")} hint={t("anyText")} {...text("text")} />}
      {kind === "find" && (
        <>
          <TextInput mono label={t("find")} hint={t("findHint")} {...text("find")} />
          <TextInput mono label={t("replacement")} hint={t("replacementHint")} {...text("replacement")} />
        </>
      )}
      {(kind === "add" || kind === "replace") && <RecordLines {...{ draft, onDraft, errors }} />}
    </div>
  );
}

/** The records that are added, or put in others' place. */
function RecordLines({ draft, onDraft, errors }: Props) {
  const t = useTranslations("batches.form");
  const { records, kind } = draft;
  const set = (key: number, more: Partial<TypedRecord>) =>
    onDraft({ ...draft, records: records.map((one) => (one.key === key ? { ...one, ...more } : one)) });
  return (
    <div className="[&>:where(:not(:first-child))]:mt-4">
      {records.map((record, at) => {
        const type = kind === "replace" ? draft.type : record.type;
        const field = (name: "host" | "priority" | "value" | "ttl") => ({
          value: record[name],
          error: errors[`${at}.${name}`],
          autoComplete: "off",
          onChange: ({ target }: { target: { value: string } }) => set(record.key, { [name]: target.value }),
        });
        return (
          <fieldset key={record.key} className="border-t border-rule pt-3">
            <legend className="sr-only">{t("record", { number: at + 1 })}</legend>
            <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
              {kind === "add" && (
                <>
                  <TextInput className="w-36 max-md:flex-1" mono label={t("host")} {...field("host")} />
                  <Select
                    className="w-28"
                    label={t("type")}
                    options={TYPES}
                    value={record.type}
                    onChange={({ target: { value } }) => isRecordType(value) && set(record.key, { type: value })}
                  />
                </>
              )}
              {type === "MX" && (
                <TextInput className="w-20" inputMode="numeric" label={t("priority")} {...field("priority")} />
              )}
              <TextInput className="min-w-48 flex-1" mono label={t("value")} {...field("value")} />
              <TextInput className="w-24" inputMode="numeric" label={t("ttl")} {...field("ttl")} />
              {records.length > 1 && (
                <IconButton
                  icon="trash"
                  className="mt-6"
                  label={t("removeRecord", { number: at + 1 })}
                  onClick={() => onDraft({ ...draft, records: records.filter(({ key }) => key !== record.key) })}
                />
              )}
            </div>
          </fieldset>
        );
      })}
      {records.length < COPIED_MOST ? (
        <Button
          small
          icon="plus"
          onClick={() => onDraft({ ...draft, records: [...records, emptyRecord(records.at(-1)?.type)] })}
        >
          {t("addRecord")}
        </Button>
      ) : (
        <p className="text-sm text-ink-2">{t("recordsMost", { most: COPIED_MOST })}</p>
      )}
    </div>
  );
}
