import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { cn } from "../ui/cn";
import { PageLink } from "../ui/page-link";
import { Section } from "../ui/section";
import { suffixPath } from "./suffix-path";

/** How many suffixes the home page shows. */
const SHOWN = 8;

const headClass = "py-2 pr-3 pl-0 text-left align-bottom text-sm font-normal whitespace-nowrap text-ink-3 last:pr-0";
const cellClass = "h-row border-t border-rule py-1.5 pr-3 pl-0 align-middle group-hover/row:bg-sunk/55 last:pr-0";
const suffixWidthClass = "w-46 max-md:w-auto";
const suffixClass = cn(
  "border-t border-rule py-2 pr-3 pl-0 text-left align-middle text-lg font-strong domain-name whitespace-nowrap",
  suffixWidthClass,
);
const figureClass = "w-26 text-right whitespace-nowrap last:w-23 max-md:w-20 max-md:last:w-17";
/** Room for “2 years ¥98”. */
const termWidthClass = "max-md:w-29";

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
            <th scope="col" className={cn(headClass, suffixWidthClass)}>
              {t("suffix")}
            </th>
            <th scope="col" className={cn(headClass, "max-md:hidden")}>
              {t("fits")}
            </th>
            <th scope="col" className={cn(headClass, figureClass, all && termWidthClass)}>
              {t("register")}
            </th>
            <th scope="col" className={cn(headClass, figureClass)}>
              {t("renew")}
            </th>
            <th scope="col" className={cn(headClass, figureClass)}>
              {t("transfer")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.suffix} className="group/row">
              <th scope="row" className={suffixClass}>
                <PageLink
                  href={suffixPath(row.ascii)}
                  prefetch={false}
                  className="reach text-inherit decoration-rule hover:decoration-accent-mark"
                >
                  {row.suffix}
                </PageLink>
              </th>
              <td className={cn(cellClass, "text-ink-2 max-md:hidden")}>{row.blurb}</td>
              <td className={cn(cellClass, figureClass)}>
                {row.minYears > 1 && <small className="text-ink-2">{t("term", { years: row.minYears })} </small>}
                <Money fen={row.registerFen} short />
              </td>
              <td className={cn(cellClass, figureClass)}>
                {row.renewFen !== null && <Money fen={row.renewFen} short />}
              </td>
              <td className={cn(cellClass, figureClass)}>
                {row.transferFen !== null && <Money fen={row.transferFen} short />}
              </td>
            </tr>
          ))}
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
