import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button-link";

/** The text of the 404 page. It is the same for a page of somebody else, so that nobody learns that it exists. */
export function NotFoundText() {
  const t = useTranslations("shell.notFound");
  return (
    <div className="page-message">
      <h1>{t("title")}</h1>
      <p>{t("detail")}</p>
      <p className="row">
        <ButtonLink href="/">{t("home")}</ButtonLink>
      </p>
    </div>
  );
}
