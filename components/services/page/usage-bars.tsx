import { useTranslations } from "next-intl";
import { UsageBar, type UsageLevel, usageLevel } from "@/components/ui/charts/usage-bar";
import { PageLink } from "@/components/ui/page-link";
import { Section } from "@/components/ui/section";
import type { ServiceSheet } from "@/lib/controls/contract";
import { useUncheckedTranslations } from "@/messages/unchecked";

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
  const help = (level: UsageLevel) => {
    const full = level === "full" ? "yes" : "no";
    // What isn't upgraded, but bought in addition, says so itself.
    if (own.has("usageTight")) return own("usageTight", { full });
    if (upgradable) return t("tight", { full });
    if (parent === null) return t("tightAsIs", { full });
    return t.rich("tightGift", {
      full,
      buy: (words) => (staff ? words : <PageLink href={`/products/${productLine}`}>{words}</PageLink>),
    });
  };
  return (
    <Section title={t("title")} lead={t("lead")}>
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(15rem,1fr))] gap-x-10 gap-y-7">
        {usage.map(({ id, used, limit, unit }) => {
          const say = (n: number) => ui(unit, { n: Math.round(n * 100) / 100 });
          return (
            <li key={id}>
              <UsageBar
                label={own.has(`usage.${id}`) ? own(`usage.${id}`) : id}
                used={used}
                limit={limit}
                usedText={say(used)}
                limitText={limit === null ? t("noLimit") : t("of", { limit: say(limit) })}
                help={help(usageLevel(used, limit))}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
