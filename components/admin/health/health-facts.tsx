import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import type { HealthPart, PartHealth } from "@/lib/reports/health-contract";
import { type LateKind, lateWork } from "@/lib/reports/late-work-contract";
import { healthHref, useHealthText } from "./use-health-text";

interface Props {
  parts: readonly { part: HealthPart; health: PartHealth }[];
  /** Work that the reader can do, with how much of it nobody has done for too long. */
  late: readonly { kind: LateKind; count: number }[];
  /** The check of the books, below the parts. */
  books: { label: string; value: ReactNode };
}

/** Of parts that a shop can do without: they are not set up, so they are neither well nor a problem. */
const NOT_USED: ReadonlySet<PartHealth["detail"]> = new Set(["no_listener", "no_backup"]);

/** The parts of the shop: how each is, and what to do about one that is not well. */
export function HealthFacts({ parts, late, books }: Props) {
  const t = useTranslations("reports.health");
  const text = useHealthText();
  const facts = parts.map(({ part, health }) => {
    const [todo, href] = [text.todo(part, health), health.ok ? undefined : healthHref(part, health)];
    return {
      id: part,
      label: text.name(part),
      value: (
        <>
          <Status
            state={NOT_USED.has(health.detail) ? "off" : health.ok ? "on" : "failed"}
            word={t(NOT_USED.has(health.detail) ? "notUsed" : health.ok ? "ok" : "bad")}
            detail={text.detail(health)}
          />
          {(todo || href) && (
            <p className="max-w-text pl-[calc(1rem+.4em)] text-ink-2">
              {todo} {href && <Link href={href}>{t("look")}</Link>}
            </p>
          )}
        </>
      ),
    };
  });
  const lateFacts = late.map(({ kind, count }) => ({
    id: kind,
    label: t(`late.${kind}.name`),
    value: (
      <>
        <Status
          state={count > 0 ? "failed" : "on"}
          word={t(count > 0 ? "bad" : "ok")}
          detail={count > 0 ? t(`late.${kind}.some`, { count }) : t("late.none")}
        />
        {count > 0 && (
          <p className="max-w-text pl-[calc(1rem+.4em)]">
            <Link href={lateWork[kind].href}>{t("look")}</Link>
          </p>
        )}
      </>
    ),
  }));
  return <Facts facts={[...facts, ...lateFacts, { id: "books", ...books }]} />;
}
