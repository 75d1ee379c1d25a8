"use client";

import { useTranslations } from "next-intl";
import type { CheckedField } from "@/components/form/use-checked-form";
import type { WebhookEventName } from "@/lib/webhooks/events-contract";
import { Checkbox } from "../ui/field/checkbox";

interface Props {
  /** Its value: the chosen names, one a line. */
  field: CheckedField;
  offered: readonly WebhookEventName[];
}

type Group = WebhookEventName extends `${infer G}.${string}` ? G : never;

const groupOf = (name: WebhookEventName) => name.slice(0, name.indexOf(".")) as Group;

/** The events that a webhook can choose, by what they are about. */
export function EventBoxes({ field, offered }: Props) {
  const t = useTranslations("webhooks");
  const chosen = String(field.value).split("\n").filter(Boolean);
  const groups = [...new Set(offered.map(groupOf))];
  const toggle = (name: string, on: boolean) =>
    field.onChange((on ? [...chosen, name] : chosen.filter((one) => one !== name)).join("\n"));
  return (
    <fieldset id={field.id} tabIndex={-1} className="focus:outline-0" aria-invalid={field.error ? true : undefined}>
      <legend className="font-strong">{field.label}</legend>
      <p className="mt-1 text-sm text-ink-2">{t("form.eventsLead")}</p>
      {groups.map((group) => (
        <fieldset key={group} className="mt-4">
          <legend className="text-sm text-ink-2">{t(`groups.${group}`)}</legend>
          {offered
            .filter((name) => groupOf(name) === group)
            .map((name) => (
              <Checkbox
                key={name}
                label={t(`events.${name}`)}
                hint={<code>{name}</code>}
                checked={chosen.includes(name)}
                onChange={(event) => toggle(name, event.target.checked)}
              />
            ))}
        </fieldset>
      ))}
      {field.error && <p className="mt-1 text-sm text-bad">{field.error}</p>}
    </fieldset>
  );
}
