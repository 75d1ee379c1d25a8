"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import type { FieldChoice, FormField } from "@/lib/product-lines/form";
import { fieldFault } from "@/lib/product-lines/form";
import { unchecked, useUncheckedTranslations } from "@/messages/unchecked";
import { Checkbox } from "../ui/checkbox";
import { FieldNote } from "../ui/field";
import { RadioGroup } from "../ui/radio-group";
import { Segmented } from "../ui/segmented";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { Textarea } from "../ui/textarea";
import { AmountInput } from "./amount-input";
import { PasswordInput } from "./password-input";

interface Props {
  field: FormField;
  /** Namespace of the product line's messages: "hostingLine". */
  texts: string;
  value: string | number | boolean | undefined;
  onChange: (value: string | number | boolean) => void;
  /** The error that the server returned for this field. */
  error?: string | undefined;
  /** Whether the name is free or taken. Shown in place of the hint. */
  note?: ReactNode;
  ownDomains?: readonly string[];
}

/** One field of a product line's form, by its kind. Its error is shown after the field has been left. */
export function FieldInput({ field, texts, value, onChange, error, note, ownDomains = [] }: Props) {
  const t = useUncheckedTranslations(texts);
  const common = useTranslations("fields");
  const say = useFault();
  const [left, setLeft] = useState(false);
  const list = useId();
  const label = t.has(`fields.${field.id}`) ? t(`fields.${field.id}`) : field.id;
  const hint = field.hinted && t.has(`hints.${field.id}`) ? t(`hints.${field.id}`) : undefined;
  const fault = fieldFault(field, value);
  const typed = typeof value === "string" ? value : "";
  // An empty field is reported on submit only, so that a form that is still being filled in shows no errors.
  const said = fault === null ? undefined : say(fault, field, hint);
  const wrong = error === undefined ? (left && typed !== "" ? said : undefined) : (said ?? error);
  const text = { label, error: wrong, onBlur: () => setLeft(true) };
  const words = (choice: FieldChoice) => choice.label ?? t(`choices.${field.id}.${choice.value}`);
  switch (field.kind) {
    case "choice":
      return (
        <ChoiceInput
          {...{ field, label, hint, error: wrong, words, onChange }}
          value={typed}
          noteOf={(choice) => (choice.noted ? t(`choiceNotes.${field.id}.${choice.value}`) : undefined)}
        />
      );
    case "amount":
      return <AmountInput {...{ field, label, hint, error: wrong, onChange }} value={Number(value ?? field.min)} />;
    case "switch":
      return (
        <Checkbox
          label={label}
          hint={hint}
          error={wrong}
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
            onChange={(event) => onChange(event.target.value.trim())}
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
          maxLength={field.maxLength}
          value={typed}
          onChange={(event) => onChange(asNamed(field, event.target.value.trim()))}
        />
      );
    case "text":
      return <TextField {...{ field, text, hint, typed, onChange }} />;
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
  text: { label: string; error: string | undefined; onBlur: () => void };
  hint: string | undefined;
  typed: string;
  onChange: (value: string) => void;
}) {
  const t = useTranslations("fields");
  const common = { ...text, hint, remark: field.optional ? t("optional") : undefined, value: typed };
  const limits = { maxLength: field.maxLength, autoComplete: "off" };
  const list = useId();
  const { proposed = [] } = field;
  return field.multiline ? (
    <Textarea {...common} {...limits} rows={4} onChange={(event) => onChange(event.target.value)} />
  ) : (
    <>
      <TextInput
        {...common}
        {...limits}
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
  field,
  label,
  hint,
  error,
  value,
  words,
  noteOf,
  onChange,
}: {
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

/** The sentence of a fault, with the limits of the field in it. */
export function useFault(): (fault: string, field: FormField, hint?: string) => string {
  const t = useTranslations("fields");
  return (fault, field, hint) => {
    // The error replaces the hint, so it has to repeat it: the hint describes the pattern in words.
    if (fault === "pattern" && hint !== undefined) return t("patternHint", { hint });
    const rule = field.kind === "password" ? field.rule : undefined;
    const most = "maxLength" in field ? field.maxLength : field.kind === "amount" ? field.max : 0;
    const least = field.kind === "amount" ? field.min : 0;
    return unchecked(t)(`fault.${fault}`, {
      min: rule?.min ?? least,
      max: rule?.max ?? most,
      specials: rule?.specials ?? "",
    });
  };
}
