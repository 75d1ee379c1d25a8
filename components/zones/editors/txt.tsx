import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { Field, input as inputClass } from "@/components/ui/field/field";
import type { EditorFieldAttributes } from "./editor-field";

export function TxtFields({ attributes }: { attributes: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  const { error, value, ...input } = attributes("text");
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
