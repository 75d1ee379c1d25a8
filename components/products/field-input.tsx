"use client";

import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { type FieldChoice, type FormField, ownLabel } from "@/lib/product-lines/form";
import { useUncheckedTranslations } from "@/messages/unchecked";
import type { CheckedField } from "../form/use-checked-form";
import { Checkbox } from "../ui/field/checkbox";
import { FieldNote } from "../ui/field/field";
import { RadioGroup } from "../ui/field/radio-group";
import { Segmented } from "../ui/field/segmented";
import { Select } from "../ui/field/select";
import { TextInput } from "../ui/field/text-input";
import { Textarea } from "../ui/field/textarea";
import { AmountInput } from "./amount-input";
import { asDomain } from "./as-domain";
import { PasswordInput } from "./password-input";
import { PictureChoice } from "./picture-choice";

interface Props {
  field: FormField;
  /** Namespace of the product line's messages: "hostingLine". */
  texts: string;
  /** Of the form that the field belongs to: `form.field("config.size", …)`. */
  attributes: CheckedField;
  /** What was found out about the value, such as whether the name is free. Shown in place of the hint. */
  note?: ReactNode;
  ownDomains?: readonly string[];
}

/** One field of a product line's form, by its kind. */
export function FieldInput({ field, texts, attributes, note, ownDomains = [] }: Props) {
  const t = useUncheckedTranslations(texts);
  const common = useTranslations("fields");
  const list = useId();
  const locale = useLocale();
  const label = t.has(`fields.${field.id}`) ? t(`fields.${field.id}`) : field.id;
  const hint = field.hinted && t.has(`hints.${field.id}`) ? t(`hints.${field.id}`) : undefined;
  const { id, value, error, onBlur, onChange } = attributes;
  const typed = typeof value === "string" ? value : "";
  const text = { id, label, error, onBlur };
  const words = (choice: FieldChoice) => ownLabel(choice, locale) ?? t(`choices.${field.id}.${choice.value}`);
  switch (field.kind) {
    case "choice":
      return (
        <ChoiceInput
          {...{ id, field, label, hint, error, words, onChange }}
          value={typed}
          noteOf={(choice) => (choice.noted ? t(`choiceNotes.${field.id}.${choice.value}`) : undefined)}
        />
      );
    case "pick":
      return field.as === "pictures" ? (
        <PictureChoice
          {...{ id, label, hint, error, onChange }}
          name={field.id}
          value={typed}
          choices={field.choices.map((choice) => ({
            value: choice.value,
            label: words(choice),
            picture: choice.picture ?? "",
            mark: choice.mark ? t(`marks.${choice.mark}`) : undefined,
          }))}
        />
      ) : (
        <Select
          {...{ id, label, hint, error }}
          value={typed}
          onChange={(event) => onChange(event.target.value)}
          options={field.choices.map((choice) => ({ value: choice.value, label: words(choice) }))}
        />
      );
    case "amount":
      return (
        <AmountInput
          {...{ id, field, label, hint, error, onBlur, onChange }}
          value={typeof value === "number" || typeof value === "string" ? value : field.min}
        />
      );
    case "switch":
      return (
        <Checkbox
          id={id}
          label={label}
          hint={hint}
          error={error}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      );
    case "password":
      return <PasswordInput {...text} hint={hint} rule={field.rule} value={typed} onChange={onChange} />;
    case "domain":
      return (
        <>
          <TextInput
            {...text}
            mono
            hint={note ?? hint}
            remark={field.optional ? common("optional") : undefined}
            list={ownDomains.length > 0 ? list : undefined}
            autoComplete="off"
            value={typed}
            onChange={(event) => onChange(asDomain(event.target.value))}
          />
          <datalist id={list}>
            {ownDomains.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </>
      );
    case "name":
      return (
        <TextInput
          {...text}
          mono
          hint={note ?? hint}
          autoComplete="off"
          value={typed}
          onChange={(event) => onChange(asNamed(field, event.target.value.trim()))}
        />
      );
    case "text":
      return <TextField {...{ field, text, typed, onChange }} hint={note ?? hint} />;
  }
}

/** Names that allow lower case only are converted while typing. */
const asNamed = ({ pattern }: Extract<FormField, { kind: "name" }>, typed: string) =>
  pattern.includes("A-Z") ? typed : typed.toLowerCase();

function TextField({
  field,
  text,
  hint,
  typed,
  onChange,
}: {
  field: Extract<FormField, { kind: "text" }>;
  text: { id: string; label: string; error: string | undefined; onBlur: () => void };
  hint: ReactNode;
  typed: string;
  onChange: (value: string) => void;
}) {
  const t = useTranslations("fields");
  const common = {
    ...text,
    hint,
    remark: field.optional ? t("optional") : undefined,
    autoComplete: "off",
    value: typed,
  };
  const list = useId();
  const { proposed = [] } = field;
  return field.multiline ? (
    <Textarea {...common} rows={4} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <>
      <TextInput
        {...common}
        mono={field.code}
        type={field.secret ? "password" : "text"}
        list={proposed.length > 0 ? list : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {proposed.length > 0 && (
        <datalist id={list}>
          {proposed.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
}

function ChoiceInput({
  id,
  field,
  label,
  hint,
  error,
  value,
  words,
  noteOf,
  onChange,
}: {
  id: string;
  field: Extract<FormField, { kind: "choice" }>;
  label: string;
  hint: string | undefined;
  error: string | undefined;
  value: string;
  words: (choice: FieldChoice) => string;
  noteOf: (choice: FieldChoice) => string | undefined;
  onChange: (value: string) => void;
}) {
  const { choices, as = choices.length > 5 ? "select" : "radio" } = field;
  if (as === "segments") {
    const chosen = choices.find((choice) => choice.value === value);
    const note = error ? undefined : ((chosen && noteOf(chosen)) ?? hint);
    return (
      <div className="grid content-start gap-1">
        <Segmented
          legend={label}
          value={value}
          onChange={onChange}
          options={choices.map((choice) => ({ value: choice.value, label: words(choice) }))}
        />
        <FieldNote id={undefined} error={error} hint={note} />
      </div>
    );
  }
  if (as === "select") {
    return (
      <Select
        id={id}
        label={label}
        hint={hint}
        error={error}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        options={choices.map((choice) => ({ value: choice.value, label: words(choice) }))}
      />
    );
  }
  return (
    <RadioGroup
      id={id}
      legend={label}
      name={field.id}
      value={value}
      onChange={onChange}
      hint={hint}
      error={error}
      options={choices.map((choice) => ({ value: choice.value, label: words(choice), hint: noteOf(choice) }))}
    />
  );
}
