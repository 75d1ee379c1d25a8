import "./domain.css";
import { useTranslations } from "next-intl";
import { DomainName } from "@/components/text/domain-name";
import { daysLeft, Time } from "@/components/text/time";
import { PageTitle } from "@/components/ui/page-title";
import { Status } from "@/components/ui/status";
import type { ServiceDetail } from "@/lib/services/contract";
import { domainStatus } from "./domain-status";
import { DomainTabs } from "./domain-tabs";

interface Props {
  service: ServiceDetail;
  now: Date;
  backLabel: string;
}

/** A domain's name, the three facts that matter, and the way to its parts. */
export function DomainHead({ service, now, backLabel }: Props) {
  const t = useTranslations("domains");
  const left = service.expiresAt ? daysLeft(service.expiresAt, now) : null;
  return (
    <>
      <PageTitle
        title={<DomainName name={service.displayName} as="title" />}
        crumbs={[{ href: "/account/domains", label: backLabel }]}
      >
        <p className="row facts-line">
          <Status {...domainStatus(service, now.getTime())} />
          {service.expiresAt && left !== null && (
            <span className="mute">
              {left < 0 ? t("head.expired", { days: -left }) : t("head.expires", { days: left })}{" "}
              <Time at={service.expiresAt} as="day" />
            </span>
          )}
          {service.registrant && (
            <span className="mute">{t("head.owner", { name: service.registrant.displayName })}</span>
          )}
        </p>
      </PageTitle>
      {!service.ended && <DomainTabs id={service.id} />}
    </>
  );
}
