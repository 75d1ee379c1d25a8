import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { buttonClass } from "./button/button";
import { cn } from "./cn";

const pagerClass = "print:hidden flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pt-4";
const hintClass = "text-ink-3 text-sm staff:text-xs";

interface Props {
  /** Where the pages before and after are; absent at the ends. */
  previousHref?: string;
  nextHref?: string;
  /** “第 3 页，共 12 页”, “31–60，共 214 条”: what is shown. */
  summary?: string;
}

/** The way through a long list, by page number or by cursor: the caller makes the addresses. */
export function Pagination({ previousHref, nextHref, summary }: Props) {
  const t = useTranslations("ui.pages");
  if (!previousHref && !nextHref) return summary ? <p className={cn(pagerClass, hintClass)}>{summary}</p> : null;
  return (
    <nav className={pagerClass} aria-label={t("label")}>
      {summary && <span className={hintClass}>{summary}</span>}
      <span className="flex flex-wrap items-center gap-2">
        <Step href={previousHref} rel="prev">
          {t("previous")}
        </Step>
        <Step href={nextHref} rel="next">
          {t("next")}
        </Step>
      </span>
    </nav>
  );
}

function Step({ href, rel, children }: { href?: string; rel: "prev" | "next"; children: string }) {
  if (!href) {
    return (
      <span
        className={buttonClass(
          { small: true },
          "cursor-default border-rule bg-transparent text-ink-3 hover:border-rule active:translate-y-0",
        )}
        aria-disabled="true"
      >
        {children}
      </span>
    );
  }
  return (
    // Read when it is asked for: fetching it ahead costs a query for each list shown, and a click during that was seen to be lost.
    <Link className={buttonClass({ small: true })} href={href} rel={rel}>
      {children}
    </Link>
  );
}
