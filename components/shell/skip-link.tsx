import { useTranslations } from "next-intl";

/** The first link in tab order: it skips the header. Every page's <main> has the id “main”. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a
      className="absolute top-2 left-margin z-9 rounded-sm bg-surface px-4 py-3 whitespace-nowrap shadow-menu not-focus:size-px not-focus:overflow-hidden not-focus:p-0 not-focus:[clip-path:inset(50%)] print:hidden"
      href="#main"
    >
      {t("skip")}
    </a>
  );
}
