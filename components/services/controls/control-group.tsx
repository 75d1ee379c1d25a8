"use client";

import { Section } from "@/components/ui/section";
import type { ControlView, PanelView } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { ControlRow } from "./control-row";
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
}

/** One group of a service: its lists and its controls. */
export function ControlGroup({ group, controls, panels, texts, version, serviceId, serviceName, ownDomains }: Props) {
  const own = useUncheckedTranslations(texts);
  const title = own.has(`groups.${group}`) ? own(`groups.${group}`) : group;
  const lead = panels.flatMap(({ id }) => (own.has(`panels.${id}.lead`) ? [own(`panels.${id}.lead`)] : []));
  const loose = controls.filter(({ perRow }) => !perRow);
  return (
    <Section title={title} lead={lead[0]} id={`group-${group}`}>
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
    </Section>
  );
}
