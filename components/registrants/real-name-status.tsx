import { useTranslations } from "next-intl";
import { Status } from "@/components/ui/status";
import type { RealNameState, RegistrantRow } from "@/lib/registrants/contract";

const GLYPHS = {
  none: "off",
  checking: "review",
  pass: "done",
  unpass: "failed",
  not_offered: "off",
} as const satisfies Record<RealNameState, string>;

type Row = Pick<RegistrantRow, "state" | "realName" | "changeUnclear">;

/** The status of a registrant: of its creation and its last change, then of its real-name review. */
export function RealNameStatus({ row, small }: { row: Row; small?: boolean }) {
  const t = useTranslations("registrants.status");
  if (row.state === "creating" || row.state === "unsure")
    return <Status state="unsure" word={t("unsure")} small={small} />;
  if (row.state === "refused") return <Status state="refused" word={t("refused")} small={small} />;
  if (row.changeUnclear) return <Status state="unsure" word={t("changeUnclear")} small={small} />;
  return <Status state={GLYPHS[row.realName]} word={t(row.realName)} small={small} />;
}
