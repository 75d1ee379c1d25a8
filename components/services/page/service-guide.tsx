import { Section } from "@/components/ui/section";
import { listedTexts, useUncheckedTranslations } from "@/messages/unchecked";

/** What the customer does outside the shop to use the service, step by step: `guide.{title,lead,steps}` of the product line's texts. */
export function ServiceGuide({ texts }: { texts: string }) {
  const own = useUncheckedTranslations(texts);
  if (!own.has("guide.title")) return null;
  return (
    <Section title={own("guide.title")} lead={own("guide.lead")} id="guide">
      <ol className="max-w-text list-decimal space-y-3 pl-5 marker:text-ink-3">
        {listedTexts(own, "guide.steps").map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Section>
  );
}
