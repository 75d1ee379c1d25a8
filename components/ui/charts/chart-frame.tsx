import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "../icon";

export interface ChartCaption {
  /** What the chart shows: “近 80 天的可用余额”. */
  caption: string;
  /** A heading just above says the same. */
  captionHidden?: boolean | undefined;
}

interface Props extends ChartCaption {
  /** The chart in a sentence, for screen readers: least, most, last. Undefined for a chart without data. */
  description: string | undefined;
  legend?: ReactNode;
  /** The same data as a table. */
  table: ReactNode;
  children: ReactNode;
}

/** Around every chart: the caption, the chart as one picture with a name, and its data as a table. */
export function ChartFrame({ caption, captionHidden = false, description, legend, table, children }: Props) {
  const t = useTranslations("charts");
  return (
    <figure className="break-inside-avoid">
      <figcaption className={captionHidden ? "sr-only" : "mb-2 text-sm text-ink-2"}>{caption}</figcaption>
      {description === undefined ? (
        <p className="text-sm text-ink-3">{t("empty")}</p>
      ) : (
        <>
          {legend}
          <div role="img" aria-label={description}>
            {children}
          </div>
          <details className="mt-1 text-sm print:hidden">
            <summary className="inline-flex min-h-8 cursor-pointer list-none items-center gap-1.5 text-ink-3 hover:text-ink">
              {t("asTable")}
              <Icon name="down" />
            </summary>
            {table}
          </details>
        </>
      )}
    </figure>
  );
}
