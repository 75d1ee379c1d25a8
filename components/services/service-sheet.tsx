import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/note";
import type { ServiceSheet } from "@/lib/controls/contract";
import type { ServiceEvent } from "@/lib/services/contract";
import { AutoRenew } from "./auto-renew";
import { ControlGroup } from "./controls/control-group";
import { RunsOf } from "./controls/use-runs";
import { ServiceFacts } from "./service-facts";
import { ServiceHistory } from "./service-history";
import { UsageBars } from "./usage-bars";
import "../products/products.css";
import "./services.css";

interface Props {
  sheet: ServiceSheet;
  events: readonly ServiceEvent[];
  ownDomains: readonly string[];
  /** Staff act on the owner's behalf: no secrets, no renewal by itself. */
  staff?: boolean;
}

/** Everything about one service: what it is, how much is used, what can be done, and what happened. */
export function ServiceSheetView({ sheet, events, ownDomains, staff = false }: Props) {
  const t = useTranslations("services");
  const texts = `${sheet.line}Line`;
  // Lists to work on first, then what can be done; what is only to be read (a log) comes last.
  const worked = new Set(sheet.controls.map(({ group }) => group));
  const lists = sheet.panels.filter(({ group }) => worked.has(group));
  const groups = [...new Set([...lists, ...sheet.controls, ...sheet.panels].map(({ group }) => group))];
  const version = sheet.readAt?.toISOString() ?? "";
  return (
    <RunsOf id={sheet.id} initial={sheet.runs}>
      {sheet.ended && <Note title={t("ended")}>{t("endedWhat")}</Note>}
      {!sheet.ended && sheet.state === "opening" && (
        <Note title={t("opening")} live>
          {t("openingWhat")}
        </Note>
      )}
      <ServiceFacts sheet={sheet} staff={staff} />
      <UsageBars {...{ sheet, texts, staff }} />
      {groups.map((group) => (
        <ControlGroup
          key={group}
          group={group}
          controls={sheet.controls.filter((control) => control.group === group)}
          panels={sheet.panels.filter((panel) => panel.group === group)}
          {...{ texts, version, ownDomains }}
          serviceId={sheet.id}
          serviceName={sheet.displayName}
        />
      ))}
      {!staff && sheet.renewalTerms.length > 0 && (
        <AutoRenew id={sheet.id} autoRenew={sheet.autoRenew} terms={sheet.renewalTerms} />
      )}
      <ServiceHistory events={events} texts={texts} />
    </RunsOf>
  );
}
