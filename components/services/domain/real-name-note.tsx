import Link from "next/link";
import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/note";
import type { ServiceDetail } from "@/lib/services/contract";

/** A registered name that does not resolve before its owner's name has been reviewed, and the way to the review. */
export function RealNameNote({ service: { state, ended, realName, registrant } }: { service: ServiceDetail }) {
  const t = useTranslations("domainLine.realName");
  if (state !== "active" || ended || realName === "pass" || realName === null) return null;
  return (
    <Note kind="warn" title={t("uncertified")}>
      <p>{t("uncertifiedWhat")}</p>
      <p>
        <Link href={registrant ? `/account/registrants/${registrant.id}` : "/account/registrants"}>
          {t("goReview")}
        </Link>
      </p>
    </Note>
  );
}
