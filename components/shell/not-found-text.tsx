import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button-link";
import { PageMessage } from "./page-message";

/** The text of the 404 page. It is the same for a page of somebody else, so that nobody learns that it exists. */
export function NotFoundText() {
  const t = useTranslations("shell.notFound");
  return (
    <PageMessage title={t("title")} detail={t("detail")} actions={<ButtonLink href="/">{t("home")}</ButtonLink>} />
  );
}
