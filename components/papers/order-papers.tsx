import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import type { PaperRow } from "@/lib/papers/contract";
import { signedFen } from "./paper-rows";

interface Props {
  rows: readonly PaperRow[];
  /** Stands in place of the rows when there are none, or below them. */
  children?: ReactNode;
  staff?: boolean;
}

/** The papers of one order, the receipt first. */
export function OrderPapers({ rows, children, staff = false }: Props) {
  const t = useTranslations("papers");
  const [pages, calls] = staff ? ["/admin", "/api/v1/admin/papers"] : ["/account", "/api/v1/papers"];
  return (
    <>
      <ul>
        {rows.map((row) => (
          <li
            key={row.id}
            className="flex flex-wrap items-baseline gap-x-5 gap-y-1 border-t border-rule py-3 reach-links first:border-t-0 first:pt-0"
          >
            <Link className="mono-value" href={`${pages}/papers/${row.id}`}>
              {row.number}
            </Link>
            <span>{t(`kind.${row.kind}`)}</span>
            <span className="text-sm text-ink-2">
              <Time at={row.issuedAt} as="day" />
            </span>
            <span className="ml-auto flex gap-5">
              <Money fen={signedFen(row)} />
              <a
                className="print:hidden"
                href={`${calls}/${row.id}/pdf`}
                download
                aria-label={t("list.pdfOf", { number: row.number })}
              >
                {t("list.pdf")}
              </a>
            </span>
          </li>
        ))}
      </ul>
      {children}
    </>
  );
}
