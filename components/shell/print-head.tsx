import { useTranslations } from "next-intl";
import { useClock } from "@/components/text/use-clock";
import { shanghaiMinute } from "@/lib/core/time";
import type { Brand } from "@/lib/settings/contract";

interface Props {
  brand: Pick<Brand, "name" | "company">;
  customer: { name: string; email: string };
  now: Date;
}

/** Shown on paper only: the shop, the customer, and when it was printed. The page's title follows below. */
export function PrintHead({ brand, customer, now }: Props) {
  const t = useTranslations("shell.print");
  const clock = useClock();
  return (
    <div className="mb-8 hidden items-start justify-between gap-x-8 border-b border-ink pb-3 print:flex">
      <div>
        <p className="text-lg font-strong">{brand.name}</p>
        {brand.company !== brand.name && <p className="text-sm">{brand.company}</p>}
      </div>
      <div className="text-right text-sm">
        <p>
          {t("customer")} {customer.name || customer.email}
        </p>
        {customer.name && <p>{customer.email}</p>}
        <p>
          {t("printed")} {clock(shanghaiMinute(now))}
        </p>
      </div>
    </div>
  );
}
