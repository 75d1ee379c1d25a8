import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button-link";

/** Leads to a new ticket about a service or an order of the customer's, or about neither. */
export function AskForHelp({ service, order }: { service?: string; order?: string }) {
  const t = useTranslations("tickets");
  return (
    <ButtonLink kind="flat" prefetch={false} href={helpAddress({ service, order })}>
      {t("get")}
    </ButtonLink>
  );
}

/** The address of a new ticket about a service or an order. */
export function helpAddress({ service, order }: { service?: string | undefined; order?: string | undefined } = {}) {
  const about = service ? `?service=${service}` : order ? `?order=${order}` : "";
  return `/account/tickets/new${about}`;
}
