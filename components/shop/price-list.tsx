import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import { cn } from "../ui/cn";
import { PageLink } from "../ui/page-link";
import { Section } from "../ui/section";
import { figureColumn, suffixColumn } from "./price-columns";
import { PriceRows } from "./price-rows";

/** How many suffixes the home page shows. */
const SHOWN = 8;

const headClass =
  "py-2 pr-3 pl-0 text-left align-bottom text-sm font-normal whitespace-nowrap text-ink-3 max-[22.5rem]:pr-2 last:pr-0";
/** Room for “2 years ¥98”. */
const termWidthClass = "max-md:w-29 max-[22.5rem]:w-auto";

/** Prices are fen, tax included, per year except for the first term; null: not for sale. */
interface Row {
  /** With its dot: .com, .com.cn, .中国. */
  suffix: string;
  ascii: string;
  /** The shortest term; registerFen is its price. */
  minYears: number;
  registerFen: bigint;
  renewFen: bigint | null;
  transferFen: bigint | null;
  blurb: string;
}

interface Props {
  /** Every suffix instead of the best-known ones. */
  all?: boolean;
  /** The suffixes to choose from, and how many are sold altogether; null: not known, and nothing is shown. */
  known: { suffixes: readonly Row[]; total: number } | null;
}

/** First-year, renewal and transfer prices of suffixes, in the page's HTML and without a script. */
export function PriceList({ all = false, known }: Props) {
  const t = useTranslations("home.prices");
  if (known === null) return null;
  const rows = all ? known.suffixes : known.suffixes.slice(0, SHOWN);
  return (
    <Section title={all ? t("suffix") : t("title")} lead={t("lead")}>
      <table className="w-full border-collapse text-[length:var(--size-body)]">
        <thead>
          <tr>
            <th scope="col" className={cn(headClass, suffixColumn)}>
              {t("suffix")}
            </th>
            <th scope="col" className={cn(headClass, "max-md:hidden")}>
              {t("fits")}
            </th>
            <th
              scope="col"
              className={cn(headClass, figureColumn, all && termWidthClass, "max-[22.5rem]:whitespace-normal")}
            >
              {t("register")}
            </th>
            <th scope="col" className={cn(headClass, figureColumn)}>
              {t("renew")}
            </th>
            <th scope="col" className={cn(headClass, figureColumn)}>
              {t("transfer")}
            </th>
          </tr>
        </thead>
        <tbody>
          <PriceRows
            rows={rows.map(({ suffix, ascii, blurb, minYears, ...prices }) => ({
              ...{ suffix, ascii, blurb },
              term: minYears > 1 ? t("term", { years: minYears }) : "",
              figures: [prices.registerFen, prices.renewFen, prices.transferFen].map((fen) =>
                fen === null ? "" : formatFen(fen, { short: true }),
              ),
            }))}
          />
        </tbody>
      </table>
      {!all && (
        <p className="mt-4 reach-links">
          <PageLink href="/prices">{t("all", { count: known.total })}</PageLink>
        </p>
      )}
    </Section>
  );
}
