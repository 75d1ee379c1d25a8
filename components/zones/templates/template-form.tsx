"use client";

import { useTranslations } from "next-intl";
import { type CheckedField, useCheckedForm } from "@/components/form/use-checked-form";
import { Checkbox } from "@/components/ui/field/checkbox";
import { FormSummary } from "@/components/ui/field/form-summary";
import { RadioGroup } from "@/components/ui/field/radio-group";
import { TextInput } from "@/components/ui/field/text-input";
import { Textarea } from "@/components/ui/field/textarea";
import type { TemplateField, TemplateValues, TemplateZone } from "@/lib/dns/templates/dns-template";
import { unchecked } from "@/messages/unchecked";
import type { OfferedTemplate } from "./use-templates";

interface Props {
  /** Of the form, for the button that stands outside of it. */
  id: string;
  offered: OfferedTemplate;
  zone: TemplateZone;
  /** What was filled in before, after coming back from the preview. */
  values: TemplateValues | null;
  onFilled: (values: TemplateValues) => void;
}

/** What a template asks for. One without fields has nothing but its button. */
export function TemplateForm({ id, offered, zone, values, onFilled }: Props) {
  const { template, label, hint, option } = offered;
  const errors = unchecked(useTranslations("errors"));
  const { fields } = template;
  const form = useCheckedForm<Record<string, string>>({
    initial: values ? { ...values } : Object.fromEntries(fields.map((field) => [field.id, field.initial(zone)])),
    check: (filled) =>
      Object.fromEntries(
        Object.entries(template.faultsOf(filled)).flatMap(([name, fault]) =>
          fault ? [[name, errors(fault.code, fault.params)]] : [],
        ),
      ),
    onSubmit: async (filled) => void onFilled(filled),
  });
  return (
    <form id={id} className="grid gap-4" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      {fields.map((field) => (
        <TemplateInput
          key={field.id}
          field={field}
          asked={form.field(field.id, label(field))}
          hint={hint(field)}
          nameOf={(word) => option(field, word)}
        />
      ))}
    </form>
  );
}

interface InputProps {
  field: TemplateField;
  asked: CheckedField;
  hint: string | undefined;
  nameOf: (option: string) => string;
}

function TemplateInput({ field: { kind, options = [] }, asked, hint, nameOf }: InputProps) {
  const { name, label, id, error, onChange, onBlur } = asked;
  const value = String(asked.value ?? "");
  const typed = {
    ...{ name, label, id, error, hint, value, onBlur },
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  if (kind === "text") return <TextInput {...typed} autoComplete="off" spellCheck={false} />;
  if (kind === "long") return <Textarea {...typed} rows={4} spellCheck={false} />;
  if (kind === "choice") {
    const choices = options.map((option) => ({ value: option, label: nameOf(option) }));
    return <RadioGroup legend={label} options={choices} {...{ name, value, onChange, error, hint, id }} />;
  }
  const chosen = value.split(" ").filter((word) => word !== "");
  return (
    <fieldset className="m-0 border-0 p-0" id={id} tabIndex={-1}>
      <legend className="p-0 font-strong">{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option}
          label={nameOf(option)}
          checked={chosen.includes(option)}
          onChange={({ target }) => onChange(changed(options, chosen, option, target.checked).join(" "))}
        />
      ))}
      {error && <p className="m-0 text-sm text-bad">{error}</p>}
      {hint && <p className="m-0 text-sm text-ink-2">{hint}</p>}
    </fieldset>
  );
}

/** In the order of the options. */
function changed(options: readonly string[], chosen: readonly string[], option: string, on: boolean): string[] {
  return options.filter((one) => (one === option ? on : chosen.includes(one)));
}
