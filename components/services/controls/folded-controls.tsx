"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useContext, useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import type { ControlView, PanelView } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { usePresent } from "./use-present";
import { RunsContext } from "./use-runs";

interface Props {
  controls: readonly ControlView[];
  panels: readonly PanelView[];
  texts: string;
  children: ReactNode;
}

/**
 * A folded group: what it holds, its present settings, and the controls when it is opened. Open from the start where one of its
 * controls has run today, so that nobody has to look for how it ended.
 */
export function FoldedControls({ controls, panels, texts, children }: Props) {
  const t = useTranslations("services.control");
  const own = useUncheckedTranslations(texts);
  const presentOf = usePresent(texts);
  const { rows } = useContext(RunsContext);
  const [open, setOpen] = useState(() => rows.some((run) => controls.some(({ id }) => id === run.control)));
  const settings = controls.flatMap((control) => {
    const present = presentOf(control);
    return present === null ? [] : [{ id: control.id, label: own(`controls.${control.id}.title`), present }];
  });
  const shown = new Set(settings.map(({ id }) => id));
  const holds = [
    ...(settings.length > 0 ? [t("change")] : []),
    ...panels.map(({ id }) => own(`panels.${id}.title`)),
    ...controls.filter(({ id }) => !shown.has(id)).map(({ id }) => own(`controls.${id}.title`)),
  ];
  return (
    <>
      {!open && settings.length > 0 && (
        <dl className="mb-3 flex flex-wrap gap-x-8 gap-y-1">
          {settings.map(({ id, label, present }) => (
            <div key={id} className="flex flex-wrap gap-x-2">
              <dt className="text-ink-2">{label}</dt>
              <dd className="as-stored">{present}</dd>
            </div>
          ))}
        </dl>
      )}
      <Disclosure
        open={open}
        onToggle={(event) => setOpen(event.currentTarget.open)}
        summary={holds.join(t("list"))}
        summaryClassName="min-h-11 text-left"
      >
        {open && <div className="pt-4">{children}</div>}
      </Disclosure>
    </>
  );
}
