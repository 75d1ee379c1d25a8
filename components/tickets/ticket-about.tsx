import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { TicketAbout } from "@/lib/tickets/contract";

interface Props {
  about: TicketAbout;
  /** Links to the pages of the back office. */
  staff?: boolean;
}

/** The service or the order that a ticket is about, as a link. */
export function TicketAboutLink({ about, staff = false }: Props) {
  const t = useTranslations("tickets.page");
  const href = `/${staff ? "admin" : "account"}/${about.kind === "service" ? "services" : "orders"}/${about.id}`;
  return (
    <Link href={href} className="domain-name">
      {about.kind === "order" ? t("order", { number: about.name }) : about.name}
    </Link>
  );
}
