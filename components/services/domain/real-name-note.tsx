import Link from "next/link";
import { useTranslations } from "next-intl";
import { Note } from "@/components/ui/note";
import type { ServiceDetail } from "@/lib/services/contract";

/** Says that a domain does not resolve before the real-name review of its registrant, with a link to the review. */
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
