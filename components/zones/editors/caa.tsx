import { useTranslations } from "next-intl";
import { Select } from "@/components/ui/field/select";
import { TextInput } from "@/components/ui/field/text-input";
import { CAA_TAGS } from "@/lib/dns/types/caa";
import type { EditorFieldAttributes } from "./editor-field";

export function CaaFields({ attributes }: { attributes: EditorFieldAttributes }) {
  const t = useTranslations("zones.fields");
  const tag = attributes("tag");
  const flags = attributes("flags");
  const known = (CAA_TAGS as readonly string[]).includes(tag.value);
  const tags = known || tag.value === "" ? CAA_TAGS : [...CAA_TAGS, tag.value];
  const levels = ["0", "128"].includes(flags.value) ? ["0", "128"] : ["0", "128", flags.value];
  const named = (level: string) => (level === "0" ? t("caa.flag0") : level === "128" ? t("caa.flag128") : level);
  const tagName = (one: string) =>
    one === "issue" || one === "issuewild" || one === "iodef" ? t(`caa.tags.${one}`) : one;
  return (
    <div className="space-y-3">
      <div className="grid grid-cols-[1fr_1fr] gap-x-4 gap-y-2 max-[30rem]:grid-cols-[1fr]">
        <Select label={t("caa.tag")} options={tags.map((one) => ({ value: one, label: tagName(one) }))} {...tag} />
        <Select
          label={t("caa.flags")}
          options={levels.map((level) => ({ value: level, label: named(level) }))}
          {...flags}
        />
      </div>
      <TextInput
        mono
        label={tag.value === "iodef" ? t("caa.report") : t("caa.value")}
        hint={tag.value === "iodef" ? t("caa.reportHint") : t("caa.hint")}
        {...attributes("value")}
      />
    </div>
  );
}
