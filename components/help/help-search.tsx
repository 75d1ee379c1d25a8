import { useLocale, useTranslations } from "next-intl";
import { addressIn } from "@/messages/addresses";
import { Button } from "../ui/button/button";

/** Searches the help centre. A plain HTML form: it works without scripts, and what was searched for stands in the address. */
export function HelpSearch({ q = "" }: { q?: string }) {
  const t = useTranslations("help.search");
  return (
    <search>
      <form
        className="mb-8 flex max-w-136 items-center gap-3 border-b-2 border-ink focus-within:border-accent-mark"
        action={addressIn(useLocale(), "/help/search")}
      >
        <input
          className="h-14 min-w-0 flex-1 border-0 bg-transparent p-0 text-lg/[inherit] outline-0 placeholder:text-ink-3"
          type="search"
          name="q"
          aria-label={t("label")}
          placeholder={t("placeholder")}
          defaultValue={q}
          maxLength={100}
          required
        />
        <Button type="submit" kind="flat" small icon="search" edge className="flex-none">
          {t("submit")}
        </Button>
      </form>
    </search>
  );
}
