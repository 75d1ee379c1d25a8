import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { barClass } from "@/components/ui/progress";
import { Section } from "@/components/ui/section";
import type { ServiceSheet } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";

/** Above this share the bar warns that it is nearly full. */
const TIGHT = 0.9;

interface Props {
  sheet: Pick<ServiceSheet, "productLine" | "usage" | "upgradable" | "parent">;
  texts: string;
  /** For staff, who buy nothing: without links to products. */
  staff?: boolean;
}

/** How much of each limit is used: a bar and the figures, and what helps when it is nearly full. */
export function UsageBars({ sheet, texts, staff = false }: Props) {
  const t = useTranslations("services.usage");
  const ui = useTranslations("ui.unit");
  const own = useUncheckedTranslations(texts);
  const { productLine, usage, upgradable, parent } = sheet;
  if (usage.length === 0) return null;
  // A service that came as a gift can't be upgraded: only deleting data helps, or buying a product of its own.
  const help = (share: number) => {
    const full = share === 1 ? "yes" : "no";
    if (upgradable) return t("tight", { full });
    if (parent === null) return t("tightAsIs", { full });
    return t.rich("tightGift", {
      full,
      buy: (words) =>
        staff ? (
          words
        ) : (
          <Link prefetch={false} href={`/products/${productLine}`}>
            {words}
          </Link>
        ),
    });
  };
  return (
    <Section title={t("title")} lead={t("lead")}>
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(15rem,1fr))] gap-x-10 gap-y-7">
        {usage.map(({ id, used, limit, unit }) => {
          const share = limit === null || limit <= 0 ? null : Math.min(1, used / limit);
          const say = (n: number) => ui(unit, { n: Math.round(n * 100) / 100 });
          const label = own.has(`usage.${id}`) ? own(`usage.${id}`) : id;
          return (
            <li key={id}>
              <p className="flex flex-wrap items-center justify-between gap-3">
                <span>{label}</span>
                <span className="figures">
                  <b>{say(used)}</b> {limit === null ? t("noLimit") : t("of", { limit: say(limit) })}
                </span>
              </p>
              {share !== null && (
                // biome-ignore lint/a11y/useSemanticElements: a native meter can't be styled with the colours of the shop
                <div
                  className={cn(barClass, "mt-1.5 h-2 rounded-sm *:rounded-sm", share > TIGHT && "*:bg-bad")}
                  role="meter"
                  aria-label={label}
                  aria-valuemin={0}
                  aria-valuemax={limit ?? 0}
                  aria-valuenow={used}
                >
                  <i style={{ width: `${Math.max(share * 100, used > 0 ? 1 : 0)}%` }} />
                </div>
              )}
              {share !== null && share > TIGHT && <p className="text-sm text-ink-3 staff:text-xs">{help(share)}</p>}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
