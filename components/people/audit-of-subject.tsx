import { useTranslations } from "next-intl";
import type { AuditRow } from "@/lib/audit/contract";
import { subjectWords } from "@/messages/audit-words";
import { unchecked } from "@/messages/unchecked";
import { Link } from "../ui/link";
import type { ListAddress } from "../ui/table/list-address";

interface Props {
  kind: string;
  /** One of the rows that were found: it names what they are about. */
  row: AuditRow | undefined;
  list: ListAddress;
}

/** Says that the log shows only what is about one thing, with the way back to all of it. */
export function AuditOfSubject({ kind, row, list }: Props) {
  const t = useTranslations("people.audit");
  const none = { subjectId: null, subject: null, before: null, after: null };
  const subject = subjectWords(unchecked(useTranslations()), row ?? { ...none, subjectKind: kind });
  return (
    <p className="pb-2 text-ink-2">
      {t("onlyAbout", { subject: subject ?? kind })}{" "}
      <Link href={list.with({ subjectKind: undefined, subjectId: undefined })}>{t("aboutAll")}</Link>
    </p>
  );
}
