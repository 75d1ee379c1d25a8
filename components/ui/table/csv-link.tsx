import { useTranslations } from "next-intl";
import { buttonClass } from "../button/button";

/** Downloads a whole list as CSV. `href`: the route, with the filters and the sort of the page (ListAddress.at). */
export function CsvLink({ href }: { href: string }) {
  const t = useTranslations("ui.list");
  return (
    <a className={buttonClass({ small: true })} href={href} download>
      {t("csv")}
    </a>
  );
}
