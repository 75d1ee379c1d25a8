import { useTranslations } from "next-intl";
import type { WebhookRow } from "@/lib/webhooks/contract";
import { type WebhookEventName, webhookEventNames } from "@/lib/webhooks/events-contract";
import { Time } from "../text/time";
import { Facts } from "../ui/facts";
import { Note } from "../ui/note";
import { WebhookStatus } from "./webhook-status";

const isKnown = (name: string): name is WebhookEventName => (webhookEventNames as string[]).includes(name);

/** What a webhook is sent and how it stands. */
export function WebhookFacts({ webhook }: { webhook: WebhookRow }) {
  const t = useTranslations("webhooks");
  const { url, state, events, createdAt, oldSecretUntil } = webhook;
  return (
    <>
      {state !== "active" && (
        <Note kind={state === "disabled" ? "bad" : "warn"} title={t(`detail.${state}Title`)} className="mb-6">
          {t(`detail.${state}Text`)}
        </Note>
      )}
      <Facts
        facts={[
          { id: "address", label: t("detail.address"), value: <span className="as-stored">{url}</span> },
          { id: "state", label: t("detail.state"), value: <WebhookStatus state={state} /> },
          {
            id: "events",
            label: t("detail.events"),
            value: (
              <ul>
                {events.filter(isKnown).map((name) => (
                  <li key={name}>{t(`events.${name}`)}</li>
                ))}
              </ul>
            ),
          },
          {
            id: "secret",
            label: t("detail.secret"),
            value: (
              <>
                {t("detail.secretKept")}
                {oldSecretUntil && (
                  <span className="block text-sm text-ink-2">
                    {t.rich("detail.oldSecret", { time: () => <Time at={oldSecretUntil} /> })}
                  </span>
                )}
              </>
            ),
          },
          { id: "created", label: t("detail.created"), value: <Time at={createdAt} /> },
        ]}
      />
    </>
  );
}
