import { useTranslations } from "next-intl";
import type { ShopImportRow } from "@/lib/imports/contract";

/** How far an import is. */
export function ImportState({ row }: { row: ShopImportRow }) {
  const t = useTranslations("imports");
  if (row.stage === "done") return <span>{t("state.done")}</span>;
  if (row.stopped) return <b>{t("state.stopped")}</b>;
  return <span>{t("state.running", { stage: t(`stage.${row.stage}`), done: row.doneCount, total: row.total })}</span>;
}
