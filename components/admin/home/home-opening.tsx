import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import type { StaffRole } from "@/lib/core/actor";

/** Says on the first page of the back office that the shop sells nothing yet, and where an admin goes on. */
export function HomeOpening({ role }: { role: StaffRole }) {
  const t = useTranslations("setup.home");
  return (
    <Note kind="warn" title={t("title")}>
      {t("body")} {role === "admin" ? <Link href="/admin/setup">{t("go")}</Link> : t("ask")}
    </Note>
  );
}
