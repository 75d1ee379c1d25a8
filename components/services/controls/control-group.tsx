"use client";

import { Section } from "@/components/ui/section";
import type { ControlView, PanelView } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { ControlRow } from "./control-row";
import { FoldedControls } from "./folded-controls";
import { PanelTable } from "./panel-table";

interface Props {
  serviceId: string;
  serviceName: string;
  group: string;
  controls: readonly ControlView[];
  panels: readonly PanelView[];
  texts: string;
  ownDomains: readonly string[];
  version: string;
  /** Shows only the present settings at first. Its lists are read when it is opened. */
  folded: boolean;
}

/** One group of a service: its lists and its controls. */
export function ControlGroup(props: Props) {
  const { group, controls, panels, texts, version, serviceId, serviceName, ownDomains, folded } = props;
  const own = useUncheckedTranslations(texts);
  const title = own.has(`groups.${group}`) ? own(`groups.${group}`) : group;
  const lead = panels.flatMap(({ id }) => (own.has(`panels.${id}.lead`) ? [own(`panels.${id}.lead`)] : []));
  const loose = controls.filter(({ perRow }) => !perRow);
  const parts = (
    <div className="space-y-4">
      {panels.map((panel) => (
        <PanelTable
          key={panel.id}
          panel={panel}
          controls={controls.filter((control) => control.perRow && control.panel === panel.id)}
          {...{ serviceId, serviceName, texts, ownDomains, version }}
        />
      ))}
      {loose.length > 0 && (
        <ul>
          {loose.map((control) => (
            <ControlRow key={control.id} {...{ serviceId, serviceName, control, texts, ownDomains }} />
          ))}
        </ul>
      )}
    </div>
  );
  return (
    <Section title={title} lead={folded ? undefined : lead[0]} id={`group-${group}`}>
      {folded ? (
        <FoldedControls controls={loose} panels={panels} texts={texts}>
          {parts}
        </FoldedControls>
      ) : (
        parts
      )}
    </Section>
  );
}
