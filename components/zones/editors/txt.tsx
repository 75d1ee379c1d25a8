import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Field, input as inputClass } from "@/components/ui/field";
import type { EditorFieldAttributes } from "./field-wire";

export function TxtFields({ wire }: { wire: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  const { error, value, ...input } = wire("text");
  return (
    <Field
      label={t("txt.text")}
      remark={t("txt.count", { count: value.length })}
      hint={t("txt.hint")}
      error={error}
      id={input.id}
    >
      {(field) => (
        <textarea
          {...input}
          {...field}
          value={value}
          rows={2}
          spellCheck={false}
          className={cn(inputClass({ mono: true }), "resize-y py-2 leading-[1.5] wrap-anywhere touch:leading-[1.5]")}
        />
      )}
    </Field>
  );
}
