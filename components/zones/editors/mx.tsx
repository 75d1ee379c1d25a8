import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/field/text-input";
import type { EditorFieldAttributes } from "./editor-field";

export function MxFields({ attributes }: { attributes: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_8.5rem] gap-x-4 gap-y-2">
      <TextInput mono label={t("mx.exchange")} hint={t("mx.hint")} {...attributes("exchange")} />
      <TextInput
        label={t("mx.priority")}
        remark={t("mx.lowFirst")}
        inputMode="numeric"
        autoComplete="off"
        {...attributes("priority")}
      />
    </div>
  );
}
