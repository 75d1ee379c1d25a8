"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { TextInput } from "@/components/ui/field/text-input";
import type { RegistrantFieldName as FieldName } from "@/lib/registrants/fields-contract";
import type { EnglishField } from "./registrant-values";
import type { useRegistrantForm } from "./use-registrant-form";

export type RegistrantFormState = ReturnType<typeof useRegistrantForm>;

interface Props extends Pick<ComponentProps<"input">, "inputMode" | "autoComplete" | "type" | "placeholder" | "lang"> {
  form: RegistrantFormState;
  name: FieldName;
  label?: string;
  remark?: string;
  hint?: ReactNode;
  half?: boolean;
  short?: boolean;
}

/** The fields of the form in two columns. */
export const registrantColumns =
  "grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)] items-start gap-x-8 gap-y-5 max-md:gap-x-3";

/** On a phone a short field takes the width of its column too. */
const registrantShortClass = "max-md:[&_:is(input,select,textarea)]:max-w-none";

/** One field of the form; an error offers its correction as a button. */
export function RegistrantField({ form, name, label, remark, hint, half, short, ...input }: Props) {
  const t = useTranslations("registrants");
  const { mended, error, ...attributes } = form.input(name, label);
  const english = name.endsWith("En");
  return (
    <TextInput
      {...input}
      {...attributes}
      className={cn(!half && "max-md:col-span-full", !half && english && "max-md:-mt-2", short && registrantShortClass)}
      remark={remark}
      short={short}
      {...(english && { lang: "en", spellCheck: false, autoCapitalize: "off" })}
      error={
        error && (
          <>
            {error}
            {mended !== null && (
              <>
                {" "}
                <button type="button" className="link-button" onClick={() => form.set(name, mended)}>
                  {t("mend", { value: mended })}
                </button>
              </>
            )}
          </>
        )
      }
      hint={hint ?? (english ? <EnglishHint form={form} name={name as EnglishField} /> : undefined)}
    />
  );
}

/**
 * The hint of a proposed English value: another reading of a name, an edit that can be undone, or a character without a reading.
 */
function EnglishHint({ form, name }: { form: RegistrantFormState; name: EnglishField }) {
  const t = useTranslations("registrants");
  const remark = form.remarks[name];
  const proposed = form.proposed[name];
  if (form.unread.includes(name)) return t("unread");
  if (remark && form.values[name] === remark.chosen) {
    const other = remark.others[0];
    if (other === undefined) return null;
    return (
      <>
        {t("reading", { text: remark.text, reading: remark.chosen })}{" "}
        <button type="button" className="link-button" onClick={() => form.set(name, other)}>
          {t("readAs", { reading: other })}
        </button>
      </>
    );
  }
  if (form.edited.has(name) && proposed !== undefined && proposed !== form.values[name]) {
    return (
      <>
        {t("edited")}{" "}
        <button type="button" className="link-button" onClick={() => form.restore(name)}>
          {t("restore")}
        </button>
      </>
    );
  }
  return null;
}
