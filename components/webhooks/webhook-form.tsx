"use client";

import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { asTextInput } from "@/components/form/use-form";
import type { WebhookRow } from "@/lib/webhooks/contract";
import type { WebhookEventName } from "@/lib/webhooks/events-contract";
import { Button } from "../ui/button/button";
import { FormSummary } from "../ui/field/form-summary";
import { TextInput } from "../ui/field/text-input";
import { useMutation } from "../use-mutation";
import { webhookCalls } from "./calls-of";
import { EventBoxes } from "./event-boxes";
import { NewSecret } from "./new-secret";

interface Props {
  ofShop: boolean;
  offered: readonly WebhookEventName[];
  /** The webhook that is changed; without one it is made. */
  webhook?: Pick<WebhookRow, "id" | "url" | "events">;
}

interface Values {
  url: string;
  /** Names, one a line. */
  events: string;
}

/** Where a webhook is and which events it is sent. A new one's secret is shown afterwards, once. */
export function WebhookForm({ ofShop, offered, webhook }: Props) {
  const t = useTranslations("webhooks.form");
  const calls = webhookCalls(ofShop);
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const create = useMutation(calls.create, { refresh: false });
  const change = useMutation(calls.change, { done: t("saved") });
  const seen = useRef(webhook && { url: webhook.url, events: [...webhook.events] });
  const form = useCheckedForm<Values>({
    initial: { url: webhook?.url ?? "", events: webhook?.events.join("\n") ?? "" },
    check: ({ url, events }) => ({
      ...(url.trim() === "" ? { url: t("urlMissing") } : {}),
      ...(events === "" ? { events: t("noEvent") } : {}),
    }),
    onSubmit: async ({ url, events }) => {
      const wanted = { url: url.trim(), events: events.split("\n") as WebhookEventName[] };
      if (webhook) {
        const changed = await change.run({ id: webhook.id, ...wanted, seen: seen.current });
        if (changed.ok) seen.current = { url: changed.value.url, events: changed.value.events };
        return changed;
      }
      const result = await create.run(wanted);
      if (result.ok) setMade({ id: result.value.row.id, secret: result.value.secret });
      return result;
    },
  });
  useUnsavedChanges(form.dirty && !made);
  if (made) return <NewSecret ofShop={ofShop} id={made.id} secret={made.secret} />;
  return (
    <form className="grid max-w-136 gap-6" noValidate onSubmit={form.submit}>
      <FormSummary {...form.summary} />
      <TextInput
        {...asTextInput(form.field("url", t("url")))}
        type="url"
        mono
        maxLength={2_000}
        autoComplete="off"
        placeholder="https://"
        hint={t("urlHint")}
      />
      <EventBoxes field={form.field("events", t("events"))} offered={offered} />
      <p>
        <Button type="submit" kind={webhook ? "plain" : "go"} busy={form.busy}>
          {t(webhook ? "save" : "create")}
        </Button>
      </p>
    </form>
  );
}
