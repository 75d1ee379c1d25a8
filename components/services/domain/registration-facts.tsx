import { useTranslations } from "next-intl";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import type { ServiceDetail } from "@/lib/services/contract";
import { RefreshService } from "../page/refresh-service";
import { useServiceStatus } from "../use-service-status";

interface Props {
  service: ServiceDetail;
  /** For staff: without links to pages of the owner. */
  staff: boolean;
}

/** What the registry knows of a domain, as last read. */
export function RegistrationFacts({ service, staff }: Props) {
  const t = useTranslations("domainLine.facts");
  const realName = useTranslations("domainLine.realName");
  const statusOf = useServiceStatus();
  const { registrant, nameServers, readAt } = service;
  const day = (at: Date | null) => (at ? <Time at={at} as="day" /> : t("unknown"));
  const named =
    registrant?.id && !staff ? (
      <Link href={`/account/registrants/${registrant.id}`}>{registrant.displayName}</Link>
    ) : (
      registrant?.displayName
    );
  const facts = [
    { id: "state", label: t("state"), value: <Status {...statusOf(service)} /> },
    { id: "registered", label: t("registered"), value: day(service.registeredAt) },
    { id: "expires", label: t("expires"), value: day(service.expiresAt) },
    { id: "registrant", label: t("registrant"), value: named ?? t("noRegistrant") },
    ...(service.realName ? [{ id: "realName", label: realName("label"), value: realName(service.realName) }] : []),
    {
      id: "nameServers",
      label: t("nameServers"),
      value:
        nameServers.length === 0 ? (
          t("unknown")
        ) : (
          <ul className="as-stored">
            {nameServers.map((host) => (
              <li key={host}>{host}</li>
            ))}
          </ul>
        ),
    },
    {
      id: "readAt",
      label: t("readAt"),
      value: (
        <span className="flex flex-wrap items-center gap-2">
          {readAt ? <Time at={readAt} as="minute" /> : t("never")}
          {!service.ended && <RefreshService id={service.id} />}
        </span>
      ),
    },
  ];
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Facts facts={facts} />
    </Section>
  );
}
