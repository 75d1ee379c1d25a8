import { useTranslations } from "next-intl";
import { Disclosure } from "../ui/disclosure";
import { RawJson } from "./raw-json";

/** A value as it is stored, shown on demand. */
export function RawDetails({ value }: { value: unknown }) {
  const t = useTranslations("admin-orders");
  return (
    <Disclosure summary={t("page.details")} summaryClassName="text-sm text-ink-3">
      <RawJson value={value} />
    </Disclosure>
  );
}
