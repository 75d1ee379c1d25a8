import { useTranslations } from "next-intl";
import type { DeliveryDetail } from "@/lib/webhooks/contract";
import { isWebhookFailure } from "@/lib/webhooks/contract";
import { Time } from "../text/time";
import { CopyButton } from "../ui/button/copy-button";
import { EmptyState } from "../ui/empty-state";
import { Facts } from "../ui/facts";
import { RawText } from "../ui/raw-text";
import { Section } from "../ui/section";
import { ResendButton } from "./resend-button";
import { DeliveryStatus } from "./webhook-status";

/** One delivery: what was sent, what was answered each time, and the button that sends it again. */
export function DeliveryView({ delivery, ofShop }: { delivery: DeliveryDetail; ofShop: boolean }) {
  const t = useTranslations("webhooks");
  const { id, state, status, messageId, url, createdAt, nextAt, body, tried, canResend } = delivery;
  const facts = [
    { id: "state", label: t("deliveries.state"), value: <DeliveryStatus state={state} status={status} /> },
    { id: "at", label: t("deliveries.at"), value: <Time at={createdAt} as="second" /> },
    { id: "address", label: t("detail.address"), value: <span className="as-stored">{url}</span> },
    { id: "message", label: t("delivery.id"), value: <code className="as-stored">{messageId}</code> },
    ...(nextAt
      ? [
          {
            id: "next",
            label: null,
            value: t.rich("deliveries.next", { time: () => <Time at={nextAt} as="second" /> }),
          },
        ]
      : []),
  ];
  return (
    <>
      <Section title={t("detail.facts")}>
        <Facts facts={facts} />
        {canResend && (
          <div className="pt-4">
            <ResendButton ofShop={ofShop} id={id} />
          </div>
        )}
      </Section>
      <Section title={t("delivery.attempts")} lead={t("delivery.attemptsLead")}>
        {tried.length === 0 ? (
          <EmptyState text={t("delivery.none")} />
        ) : (
          <ol aria-label={t("delivery.attempts")}>
            {tried.map((attempt) => (
              <Attempt key={attempt.id} attempt={attempt} />
            ))}
          </ol>
        )}
      </Section>
      <Section title={t("delivery.body")}>
        <CopyButton text={body} label={t("delivery.bodyCopy")} word />
        <RawText>{JSON.stringify(JSON.parse(body), null, 2)}</RawText>
      </Section>
    </>
  );
}

function Attempt({ attempt }: { attempt: DeliveryDetail["tried"][number] }) {
  const t = useTranslations("webhooks");
  const { at, status, failure, durationMs, answer } = attempt;
  return (
    <li className="border-t border-rule py-3 first:border-t-0 first:pt-0">
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <Time at={at} as="second" />
        <b className="font-strong">{status ?? t("delivery.noAnswer")}</b>
        <span className="text-sm text-ink-3">{t("delivery.took", { ms: durationMs })}</span>
      </p>
      {isWebhookFailure(failure) && <p className="text-sm text-bad">{t(`failure.${failure}`)}</p>}
      {status !== null &&
        (answer === "" ? (
          <p className="text-sm text-ink-3">{t("delivery.emptyAnswer")}</p>
        ) : (
          <RawText>{answer}</RawText>
        ))}
    </li>
  );
}
