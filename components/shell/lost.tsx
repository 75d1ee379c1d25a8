import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button-link";

/** There is no such page, or it is somebody else's; both look the same. */
export function Lost() {
  const t = useTranslations("shell.notFound");
  return (
    <div className="lost">
      <h1>{t("title")}</h1>
      <p>{t("detail")}</p>
      <p className="row">
        <ButtonLink href="/">{t("home")}</ButtonLink>
      </p>
    </div>
  );
}
