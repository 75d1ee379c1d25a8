import { useTranslations } from "next-intl";
import { type WebhookEventName, webhookEvents } from "@/lib/webhooks/events-contract";
import { CopyButton } from "../ui/button/copy-button";
import { Disclosure } from "../ui/disclosure";
import { Section } from "../ui/section";
import { VERIFY_CODE } from "./verify-code";

/** What a program that receives messages must do, with code to copy, and what each event looks like. */
export function WebhookGuide({ offered }: { offered: readonly WebhookEventName[] }) {
  const t = useTranslations("webhooks");
  return (
    <>
      <Section title={t("guide.title")} lead={t("guide.lead")} id="guide">
        <ul className="max-w-160 list-disc space-y-2 pl-5">
          {(["answer", "again", "verify"] as const).map((step) => (
            <li key={step}>{t(`guide.steps.${step}`)}</li>
          ))}
        </ul>
        <h3 className="pt-6 pb-1">{t("guide.verify")}</h3>
        <ul>
          {VERIFY_CODE.map(({ id, name, text }) => (
            <li key={id} className="border-t border-rule py-3 first:border-t-0">
              <Disclosure summary={<span className="font-strong">{name}</span>}>
                <Code text={text} label={name} copy={t("guide.copy", { name })} />
              </Disclosure>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("guide.examples")} lead={t("guide.examplesLead")} id="events">
        <ul>
          {offered.map((event) => (
            <li key={event} className="border-t border-rule py-3 first:border-t-0 first:pt-0">
              <Disclosure
                summary={
                  <span>
                    <code className="font-strong">{event}</code>
                    <span className="ml-2 text-sm text-ink-2">{t(`events.${event}`)}</span>
                  </span>
                }
              >
                <Code text={exampleOf(event)} label={event} copy={t("guide.copyExample", { event })} />
              </Disclosure>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

const exampleOf = (type: WebhookEventName) =>
  JSON.stringify({ type, timestamp: "2026-11-28T03:00:00.000Z", data: webhookEvents[type].example }, null, 2);

function Code({ text, label, copy }: { text: string; label: string; copy: string }) {
  return (
    <div className="space-y-2 pt-2 pb-1">
      <CopyButton text={text} label={copy} word />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard */}
      <section className="overflow-x-auto rounded-sm bg-sunk px-3 py-2.5" aria-label={label} tabIndex={0}>
        <pre className="w-fit font-mono text-xs/5">{text}</pre>
      </section>
    </div>
  );
}
