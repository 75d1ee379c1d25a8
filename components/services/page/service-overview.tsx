import type { ComponentProps, ReactNode } from "react";
import { TransferProgress } from "@/components/orders/transfer-progress";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import type { AutoRenewal, ServiceSheet } from "@/lib/controls/contract";
import type { ServicePoints } from "@/lib/points/contract";
import { pagesOf } from "@/lib/product-lines/pages";
import type { Term } from "@/lib/product-lines/term";
import type { ServiceDetail, ServiceEvent } from "@/lib/services/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { ControlGroup } from "../controls/control-group";
import { RunsOf } from "../controls/use-runs";
import type { OwnerChoice } from "../domain/change-owner";
import { RealNameNote } from "../domain/real-name-note";
import { RegistrationFacts } from "../domain/registration-facts";
import { ownWordsFirst } from "../own-words";
import { AutoRenew } from "../renewal/auto-renew";
import { OwnAddPoints, OwnChangeOwner, OwnManagementPassword, OwnPointsLevel } from "./own-sections";
import { ServiceChanges } from "./service-changes";
import { ServiceFacts } from "./service-facts";
import { ServiceGuide } from "./service-guide";
import { ServiceHistory } from "./service-history";
import { UsageBars } from "./usage-bars";

interface Props {
  service: ServiceDetail;
  sheet: ServiceSheet;
  events: readonly ServiceEvent[];
  /** The owner's domains; forms suggest them. */
  ownDomains: readonly string[];
  /** For staff, who act on behalf of the owner: without secrets, automatic renewal and links to pages of the owner. */
  staff?: boolean;
  /** Not set for staff. */
  renewal?: { autoRenew: AutoRenewal; terms: readonly Term[] };
  /** Of services to which points can be added. Not set for staff. */
  points?: ServicePoints | null;
  /** The customer's registrants, from which a new owner can be chosen. Not set for staff. */
  registrants?: readonly OwnerChoice[];
  /** The running transfer from another registrar, if there is one. */
  transfer?: ComponentProps<typeof TransferProgress> | null;
  /** Sections that are shown before the history. */
  children?: ReactNode;
}

/** The overview of a service: status, facts, usage, controls and history. */
export function ServiceOverview(props: Props) {
  const { service, sheet, events, staff = false, renewal, points, registrants, transfer, children } = props;
  const { id, productLine, ended } = service;
  const { registered, sections } = pagesOf(productLine);
  const texts = `${productLine}Line`;
  return (
    <RunsOf id={id} initial={sheet.runs} controls={sheet.controls}>
      {transfer && <TransferProgress {...transfer} />}
      {!transfer && <StateNote service={service} staff={staff} />}
      {!transfer && !staff && <RealNameNote service={service} />}
      {registered ? (
        <RegistrationFacts service={service} staff={staff} />
      ) : (
        <ServiceFacts sheet={sheet} staff={staff} />
      )}
      <UsageBars {...{ sheet, texts, staff }} />
      {points && points.offers.length > 0 && <OwnAddPoints id={id} points={points} />}
      {!registered && <ControlGroups sheet={sheet} ownDomains={props.ownDomains} />}
      {!ended && !staff && <ServiceChanges sheet={sheet} />}
      {!ended && <ServiceGuide texts={texts} />}
      {!ended && renewal && renewal.terms.length > 0 && (
        <AutoRenew id={id} expiresAt={service.expiresAt} termMonths={service.termMonths} {...renewal} />
      )}
      {points && <OwnPointsLevel id={id} points={points} />}
      {sections.includes("password") && !staff && !transfer && !ended && (
        <OwnManagementPassword id={id} known={service.hasPassword} />
      )}
      {sections.includes("owner") && registrants && service.state === "active" && !ended && (
        <OwnChangeOwner service={service} registrants={registrants} />
      )}
      {/* What is needed most of a registered product has sections of its own, above. */}
      {registered && <ControlGroups sheet={sheet} ownDomains={props.ownDomains} />}
      {children}
      {!staff && !ended && !transfer && service.state !== "opening" && service.state !== "failed" && (
        <MoveAway id={id} registered={registered} />
      )}
      <ServiceHistory events={events} texts={texts} />
    </RunsOf>
  );
}

/** Leads to where a service goes to another customer's account. */
function MoveAway({ id, registered }: { id: string; registered: boolean }) {
  const t = useUncheckedTranslations("handovers.give");
  return (
    <Section title={t("title")} lead={t("lead", { registered: registered ? "yes" : "no" })}>
      <ButtonLink href={`/account/services/${id}/handover`}>{t("open")}</ButtonLink>
    </Section>
  );
}

/** Says that the service is being opened, or that it has ended, or is another customer's now; whose, staff read above (HandoverNotes). */
function StateNote({ service, staff }: { service: ServiceDetail; staff: boolean }) {
  const { productLine, state, ended, handedOver } = service;
  const say = ownWordsFirst(useUncheckedTranslations(`${productLine}Line`), useUncheckedTranslations("services"));
  if (handedOver) return staff ? null : <Note title={say("handedOver")}>{say("handedOverWhat")}</Note>;
  if (ended) return <Note title={say("ended")}>{say("endedWhat")}</Note>;
  if (state !== "opening") return null;
  return (
    <Note title={say("opening")} live>
      {say("openingWhat")}
    </Note>
  );
}

/** Groups with both lists and controls come first, then controls; lists that are only read (a log) come last. */
function ControlGroups({ sheet, ownDomains }: { sheet: ServiceSheet; ownDomains: readonly string[] }) {
  const { id, productLine, displayName, controls, panels, readAt } = sheet;
  const worked = new Set(controls.map(({ group }) => group));
  const lists = panels.filter(({ group }) => worked.has(group));
  const groups = [...new Set([...lists, ...controls, ...panels].map(({ group }) => group))];
  return groups.map((group) => (
    <ControlGroup
      key={group}
      group={group}
      controls={controls.filter((control) => control.group === group)}
      panels={panels.filter((panel) => panel.group === group)}
      texts={`${productLine}Line`}
      folded={sheet.foldedGroups.includes(group)}
      version={readAt?.toISOString() ?? ""}
      ownDomains={ownDomains}
      serviceId={id}
      serviceName={displayName}
    />
  ));
}
