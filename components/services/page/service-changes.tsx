import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Section } from "@/components/ui/section";
import type { ServiceSheet } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { upgradeBlockedText } from "../controls/blocked-text";

/** What else a customer can order for the service: each with what it is, and a link to its form or why it isn't possible. */
export function ServiceChanges({ sheet: { id, productLine, changes } }: { sheet: ServiceSheet }) {
  const t = useTranslations("services");
  const own = useUncheckedTranslations(`${productLine}Line`);
  if (changes.length === 0) return null;
  return (
    <Section title={t("changes.title")} lead={t("changes.lead")}>
      <ul>
        {changes.map(({ action, blocked }) => (
          <li
            key={action}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-t border-rule py-3.5 first:border-t-0 first:pt-0"
          >
            <div>
              <b>{own(`changes.${action}.title`)}</b>
              <p className="max-w-[38em] text-sm text-ink-2">{own(`changes.${action}.lead`)}</p>
              {blocked !== null && (
                <p className="max-w-[38em] text-sm text-ink-3">
                  {upgradeBlockedText(own, blocked, (key) => t(`control.${key}`))}
                </p>
              )}
            </div>
            {blocked === null && (
              <ButtonLink href={`/account/services/${id}/upgrade?action=${action}`}>
                {t("changes.order")}
                <span className="sr-only"> {own(`changes.${action}.title`)}</span>
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
