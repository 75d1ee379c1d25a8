import { useTranslations } from "next-intl";
import { Status } from "@/components/ui/status";
import type { RealNameState, RegistrantRow } from "@/lib/registrants/contract";

const LOOK = {
  none: "off",
  checking: "review",
  pass: "done",
  unpass: "failed",
  not_offered: "off",
} as const satisfies Record<RealNameState, string>;

/** How far a registrant is: being created, or its real-name review. */
export function RealNameStatus({ row, small }: { row: Pick<RegistrantRow, "state" | "realName">; small?: boolean }) {
  const t = useTranslations("registrants.status");
  if (row.state === "creating" || row.state === "unsure")
    return <Status state="unsure" word={t("unsure")} small={small} />;
  if (row.state === "refused") return <Status state="refused" word={t("refused")} small={small} />;
  return <Status state={LOOK[row.realName]} word={t(row.realName)} small={small} />;
}
