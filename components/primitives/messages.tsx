import { useTranslations } from "next-intl";
import { ErrorState } from "../ui/error-state";
import { Note } from "../ui/note";
import { Progress } from "../ui/progress";
import { toast } from "../ui/toast/toast";

export function MessageSamples() {
  const t = useTranslations("primitives.sample");
  return (
    <div className="[&>:where(:not(:first-child))]:mt-5">
      <Note title={t("plainNote")}>{t("plainNoteMore")}</Note>
      <Note kind="warn" title={t("warnNote")}>
        {t("warnNoteMore")}
      </Note>
      <Note kind="bad" title={t("badNote")}>
        {t("badNoteMore")}
      </Note>
      <Note kind="unsure" title={t("unsureNote")}>
        {t("unsureNoteMore")}
      </Note>
      <ErrorState detail={t("retryDetail")} requestId="0b9f6c1e" onRetry={() => toast(t("asked"))} />
      <Progress label={t("opening")} share={0.4}>
        {t("mayLeave")}
      </Progress>
      <Progress label={t("asking")} />
    </div>
  );
}
