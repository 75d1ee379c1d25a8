import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button/button-link";
import { PageMessage } from "./page-message";

/**
 * The text of the 404 page. It is the same for a page of somebody else, so that nobody learns that it exists. In the back office,
 * where such a page is one of another role, it leads back there.
 */
export function NotFoundText({ staff = false }: { staff?: boolean }) {
  const t = useTranslations("shell.notFound");
  return (
    <PageMessage
      title={t("title")}
      detail={t(staff ? "staffDetail" : "detail")}
      actions={<ButtonLink href={staff ? "/admin" : "/"}>{t(staff ? "staffHome" : "home")}</ButtonLink>}
    />
  );
}
