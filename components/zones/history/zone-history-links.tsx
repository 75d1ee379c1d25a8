import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";

/** From the records to what is around them: is it live, restore points. */
export function ZoneHistoryLinks({ id }: { id: string }) {
  const t = useTranslations("zone-history.links");
  const records = `/account/services/${id}/records`;
  return (
    <p className="flex flex-wrap gap-x-6 gap-y-2 pt-5 text-sm reach-links">
      <Link href={`${records}/live`}>{t("live")}</Link>
      <Link href={`${records}/restore-points`}>{t("points")}</Link>
    </p>
  );
}
