import { useTranslations } from "next-intl";
import { TextInput } from "@/components/ui/field/text-input";
import type { EditorFieldAttributes } from "./editor-field";

export function SrvFields({ attributes }: { attributes: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  const number = { inputMode: "numeric", autoComplete: "off" } as const;
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-3 gap-x-4 gap-y-2 max-[30rem]:grid-cols-[1fr_1fr]">
        <TextInput label={t("srv.priority")} remark={t("mx.lowFirst")} {...number} {...attributes("priority")} />
        <TextInput label={t("srv.weight")} {...number} {...attributes("weight")} />
        <TextInput label={t("srv.port")} {...number} {...attributes("port")} />
      </div>
      <TextInput mono label={t("srv.target")} hint={t("srv.hint")} {...attributes("target")} />
    </div>
  );
}
