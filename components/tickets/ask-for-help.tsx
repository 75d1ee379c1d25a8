import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button/button-link";
import { helpAddress } from "./help-address";

/** Leads to a new ticket about a service or an order of the customer's, or about neither. */
export function AskForHelp({ service, order }: { service?: string; order?: string }) {
  const t = useTranslations("tickets");
  return (
    <ButtonLink small href={helpAddress({ service, order })}>
      {t("get")}
    </ButtonLink>
  );
}
