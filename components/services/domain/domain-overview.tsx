import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Fold } from "@/components/ui/fold";
import { Note } from "@/components/ui/note";
import { Status } from "@/components/ui/status";
import { Timeline } from "@/components/ui/timeline";
import type { AutoRenewal } from "@/lib/controls/contract";
import type { Term } from "@/lib/product-lines/form";
import type { ServiceDetail, ServiceEvent } from "@/lib/services/contract";
import { unchecked } from "@/messages/unchecked";
import { AutoRenew } from "../auto-renew";
import { RefreshService } from "../refresh-service";
import { ChangeOwner, type OwnerChoice } from "./change-owner";
import { domainStatus } from "./domain-status";
import { ManagementPassword } from "./management-password";

const KNOWN_EVENTS = new Set([
  "opened",
  "ended",
  "transferred",
  "control.cancel-transfer",
  "control.restart-transfer",
  "imported",
  "renewed",
  "auto-renew-on",
  "auto-renew-off",
  "auto-renew-ordered",
  "auto-renew-trouble",
  "control.change-owner",
  "control.set-password",
  "control.set-name-servers",
  "control.reset-name-servers",
]);

interface Props {
  service: ServiceDetail;
  events: readonly ServiceEvent[];
  /** It is on its way from another registrar: its progress stands above. */
  transferring?: boolean;
  /** Left out where staff look at it. */
  renewal?: { autoRenew: AutoRenewal; terms: readonly Term[] };
  /** The customer's registrants; left out where staff look at it. */
  registrants?: readonly OwnerChoice[];
  /** Staff look at it: no password, and no way to the owner's own pages. */
  staff?: boolean;
  /** Sections before the history. */
  children?: ReactNode;
}

/** What is known of a domain, whether it renews itself, its password and its history. */
export function DomainOverview({
  service,
  events,
  renewal,
  registrants,
  transferring,
  staff = false,
  children,
}: Props) {
  return (
    <>
      {service.ended ? <Ended /> : !staff && !transferring && <Attention service={service} />}
      <Registration service={service} staff={staff} />
      {!service.ended && renewal && renewal.terms.length > 0 && <AutoRenew id={service.id} {...renewal} />}
      {!staff && !transferring && !service.ended && <Password service={service} />}
      {registrants && service.state === "active" && !service.ended && (
        <Owner service={service} registrants={registrants} />
      )}
      {children}
      <History events={events} />
    </>
  );
}

function Ended() {
  const t = useTranslations("domains.overview");
  return <Note title={t("ended")}>{t("endedBody")}</Note>;
}

function Attention({ service }: { service: ServiceDetail }) {
  const t = useTranslations("domains.overview");
  if (service.state === "opening") {
    return (
      <Note title={t("opening")} live>
        {t("openingBody")}
      </Note>
    );
  }
  if (service.state !== "active" || service.realName === "pass" || service.realName === null) return null;
  const href = service.registrant ? `/account/registrants/${service.registrant.id}` : "/account/registrants";
  return (
    <Note kind="warn" title={t("uncertified")}>
      <p>{t("uncertifiedBody")}</p>
      <p>
        <Link href={href}>{t("goReview")}</Link>
      </p>
    </Note>
  );
}

function Registration({ service, staff }: { service: ServiceDetail; staff: boolean }) {
  const t = useTranslations("domains");
  const day = (at: Date | null) => (at ? <Time at={at} as="day" /> : t("overview.unknown"));
  const registrant = service.registrant ? (
    staff ? (
      service.registrant.displayName
    ) : (
      <Link href={`/account/registrants/${service.registrant.id}`}>{service.registrant.displayName}</Link>
    )
  ) : (
    t("overview.noRegistrant")
  );
  const facts = [
    { id: "state", label: t("overview.state"), value: <Status {...domainStatus(service)} /> },
    { id: "registered", label: t("overview.registered"), value: day(service.registeredAt) },
    { id: "expires", label: t("overview.expires"), value: day(service.expiresAt) },
    { id: "registrant", label: t("overview.registrant"), value: registrant },
    ...(service.realName
      ? [{ id: "realName", label: t("realName.label"), value: t(`realName.${service.realName}`) }]
      : []),
    {
      id: "nameServers",
      label: t("overview.nameServers"),
      value:
        service.nameServers.length === 0 ? (
          t("overview.unknown")
        ) : (
          <ul className="raw">
            {service.nameServers.map((host) => (
              <li key={host}>{host}</li>
            ))}
          </ul>
        ),
    },
    {
      id: "readAt",
      label: t("overview.readAt"),
      value: (
        <span className="row tight">
          {service.readAt ? <Time at={service.readAt} as="minute" /> : t("overview.never")}
          {!service.ended && <RefreshService id={service.id} />}
        </span>
      ),
    },
  ];
  return (
    <Fold title={t("overview.facts")} lead={t("overview.factsLead")}>
      <Facts facts={facts} />
    </Fold>
  );
}

function Password({ service }: { service: ServiceDetail }) {
  const t = useTranslations("domains.overview");
  return (
    <Fold title={t("password")} lead={t("passwordLead")}>
      <ManagementPassword id={service.id} known={service.hasPassword} />
    </Fold>
  );
}

function Owner({ service, registrants }: { service: ServiceDetail; registrants: readonly OwnerChoice[] }) {
  const t = useTranslations("domains.owner");
  const { id, displayName, registrant } = service;
  return (
    <Fold title={t("heading")} lead={t("lead")}>
      <ChangeOwner
        id={id}
        name={displayName}
        owner={registrant?.displayName ?? null}
        choices={registrants.filter((one) => one.id !== registrant?.id)}
      />
    </Fold>
  );
}

function History({ events }: { events: readonly ServiceEvent[] }) {
  const t = useTranslations("domains");
  const entries = events.map((event) => {
    const tone =
      event.outcome === "ok" ? undefined : event.outcome === "unknown" ? ("unsure" as const) : ("bad" as const);
    const outcome = ["ok", "rejected", "failed", "unknown"].includes(event.outcome)
      ? unchecked(t)(`events.${event.outcome}`)
      : event.outcome;
    return {
      id: event.id,
      at: event.at,
      text: KNOWN_EVENTS.has(event.kind)
        ? unchecked(t)(`events.${event.kind}`)
        : t("events.other", { kind: event.kind }),
      detail: [outcome, event.byStaff ? t("overview.byStaff") : ""].filter(Boolean).join(t("comma")),
      tone,
    };
  });
  return (
    <Fold title={t("overview.history")} lead={t("overview.historyLead")}>
      {entries.length > 0 ? (
        <Timeline label={t("overview.history")} events={entries} />
      ) : (
        <p className="mute">{t("overview.noHistory")}</p>
      )}
    </Fold>
  );
}
