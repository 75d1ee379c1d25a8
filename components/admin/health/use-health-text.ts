import { useTranslations } from "next-intl";
import type { HealthPart, PartHealth } from "@/lib/reports/health-contract";
import { unchecked } from "@/messages/unchecked";

const HREFS: Partial<Record<HealthPart, string>> = {
  upstream: "/admin/balance",
  balance: "/admin/balance",
  mail: "/admin/outbox",
};
const LISTS: Partial<Record<PartHealth["detail"], string>> = {
  not_answering: "/admin/calls?outcome=unreached",
  not_understood: "/admin/calls?outcome=unknown",
  no_smtp: "/admin/outbox?status=kept",
  late: "/admin/outbox?status=queued",
  failed: "/admin/outbox?status=failed",
};

/** Where staff see more of a part that is not well; undefined: nowhere in the shop. */
export function healthHref(part: HealthPart, { detail }: PartHealth): string | undefined {
  return HREFS[part] && (LISTS[detail] ?? HREFS[part]);
}

/** How a part of the shop is, and what to do about it, in words. */
export function useHealthText() {
  const t = useTranslations("reports.health");
  const results = useTranslations("reports.test.result");
  const reasons = unchecked(results);
  const todos = unchecked(useTranslations("reports.health.todo"));
  const detail = (health: PartHealth) => {
    const { seconds = 0, count = 0, reason = "unknown" } = health;
    // -1: there never was one.
    const hours = health.seconds === undefined ? -1 : Math.floor(health.seconds / 3_600);
    return t(`details.${health.detail}`, {
      ...{ seconds, count, hours, minutes: Math.floor(seconds / 60) },
      reason: reasons.has(reason) ? reasons(reason) : reason,
    });
  };
  return {
    name: (part: HealthPart) => t(part),
    detail,
    /** What to do; undefined where the detail says it, or there is nothing to do. */
    todo: (part: HealthPart, health: PartHealth) => {
      const key = `${part}_${health.detail}`;
      return !health.ok && todos.has(key) ? todos(key) : undefined;
    },
  };
}
