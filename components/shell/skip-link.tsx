import { useTranslations } from "next-intl";

/** The first link in tab order: it skips the header. Every page's <main> has the id “main”. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a className="skip" href="#main">
      {t("skip")}
    </a>
  );
}
