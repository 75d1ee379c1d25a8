import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
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
        <textarea {...input} {...field} value={value} rows={2} spellCheck={false} className="in mono txt-in" />
      )}
    </Field>
  );
}
