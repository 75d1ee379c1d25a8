import { useLocale, useTranslations } from "next-intl";
import { addressIn } from "@/messages/addresses";
import { NameField } from "../search/name-field";
import { Button } from "../ui/button/button";

/** Asks for a name under one suffix. A plain HTML form without a script; the search page completes the name with the suffix. */
export function SuffixSearch({ suffix }: { suffix: string }) {
  const t = useTranslations("suffix.search");
  return (
    <search>
      <form
        className="mb-10 flex items-center gap-3 border-b-2 border-ink focus-within:border-accent-mark"
        action={addressIn(useLocale(), "/search")}
      >
        <NameField
          className="h-14 min-w-0 flex-1 border-0 bg-transparent p-0 text-xl/[inherit] outline-0"
          label={t("label", { suffix })}
          placeholder={t("placeholder")}
          required
        />
        <span aria-hidden="true" className="flex-none text-xl/[inherit] font-strong domain-name">
          {suffix}
        </span>
        <input type="hidden" name="suffix" value={suffix} />
        <Button type="submit" kind="flat" small icon="search" edge className="flex-none">
          {t("submit")}
        </Button>
      </form>
    </search>
  );
}
