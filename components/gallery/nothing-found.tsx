import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button/button-link";
import { EmptyState } from "../ui/empty-state";

/** No row fits the filters: says so, with the way back to all. */
export function NothingFound({ text, href }: { text: string; href: string }) {
  const t = useTranslations("templates");
  return (
    <EmptyState
      text={`${text}${t("stop")}${t("noneWhat")}`}
      action={
        <ButtonLink small href={href}>
          {t("clear")}
        </ButtonLink>
      }
    />
  );
}
