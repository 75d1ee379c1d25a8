import { useTranslations } from "next-intl";
import type { AuditRow } from "@/lib/audit/contract";
import { unchecked } from "@/messages/unchecked";

const CONTROL = "controls.";

/** What somebody did, in words; a control as its product line calls it. An action that is recorded no more keeps its code. */
export function useAuditAction(): (row: Pick<AuditRow, "action" | "subject">) => string {
  const t = useTranslations("audit");
  const all = unchecked(useTranslations());
  return ({ action, subject }) => {
    if (action.startsWith(CONTROL)) {
      const title = `${subject?.productLine}Line.controls.${action.slice(CONTROL.length)}.title`;
      return all.has(title) ? t("control", { title: all(title) }) : action;
    }
    return all.has(`audit.action.${action}`) ? all(`audit.action.${action}`) : action;
  };
}
