import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PageLink } from "@/components/ui/page-link";
import type { ServiceDetail } from "@/lib/services/contract";

type Subject = Pick<ServiceDetail, "state" | "ended" | "realName" | "registrant">;

/** Says that a domain does not resolve before its registrant's real-name review has passed: what to do, or that it is under way. */
export function RealNameNote({ service: { state, ended, realName, registrant } }: { service: Subject }) {
  const t = useTranslations("domainLine.realName");
  if (state !== "active" || ended || realName === "pass" || realName === null) return null;
  const review = registrant?.id ? `/account/registrants/${registrant.id}` : "/account/registrants";
  const help = (
    <PageLink href="/help/real-name-review" className="ml-4">
      {t("help")}
    </PageLink>
  );
  if (realName === "checking")
    return (
      <Note title={t("underReview")}>
        <p>{t("underReviewWhat")}</p>
        <p>
          <Link href={review}>{t("seeReview")}</Link> {help}
        </p>
      </Note>
    );
  const refused = realName === "unpass";
  return (
    <Note kind="warn" title={t(refused ? "notPassed" : "notDone")}>
      <p>{t(refused ? "notPassedWhat" : "notDoneWhat")}</p>
      <p>
        <Link href={review}>{t("goReview")}</Link> {help}
      </p>
    </Note>
  );
}
