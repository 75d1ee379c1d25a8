import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";

/** In place of figures and logs while the service serves nothing yet. */
export function NothingServed() {
  const t = useTranslations("services.statistics");
  return <EmptyState text={t("nothing")} />;
}
