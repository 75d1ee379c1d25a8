import { useTranslations } from "next-intl";
import type { SyntheticEvent } from "react";
import { formatFen } from "@/lib/core/money";
import type { PreviewRow } from "@/lib/pricing/rule-contract";
import { Button } from "../ui/button/button";
import { Dialog } from "../ui/dialog";
import { Note } from "../ui/note";
import { Skeleton } from "../ui/skeleton";
import { changedRows } from "./preview-table";

const EXAMPLES = 5;

/** A suffix or a configuration, and its prices. */
type PricedThing = { name: string } & Partial<Pick<PreviewRow, "purchase" | "renew" | "transfer">>;

interface Props {
  open: boolean;
  onClose: () => void;
  /** What has the prices: suffixes, or configurations of a product line. */
  of: "suffixes" | "configurations";
  /** The prices that follow from the draft. */
  rows: readonly PricedThing[];
  /** Whether `rows` are those of the draft as it is typed now. */
  settled: boolean;
  /** Why the prices of the draft are not known; nothing can be published then. */
  failure: string | undefined;
  onPublish: (event: SyntheticEvent<HTMLElement>) => void;
}

/** Asks before new prices are published, because the shop sells at them at once: how many of them change, and examples. */
export function PublishPricesDialog({ open, onClose, of, rows, settled, failure, onPublish }: Props) {
  const t = useTranslations("prices");
  const changed = changedRows(rows);
  const examples = changed.slice(0, EXAMPLES);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("publish.title")}
      actions={
        <>
          <Button onClick={onClose}>{t("publish.keep")}</Button>
          <Button kind="go" busy={!settled && !failure} disabled={failure !== undefined} onClick={onPublish}>
            {t("publish.go")}
          </Button>
        </>
      }
    >
      {failure ? (
        <Note kind="bad" title={failure} />
      ) : (
        // Until they are those of the draft, the rows say what an earlier one would change.
        <p>{settled ? t("publish.what", { count: changed.length, of }) : <Skeleton widthEm={16} />}</p>
      )}
      {!failure && settled && examples.length > 0 && (
        <ul className="space-y-1 text-sm">
          {examples.map((row) => (
            <li key={row.name}>
              <b className={of === "suffixes" ? "domain-name" : undefined}>{row.name}</b>{" "}
              {(["purchase", "renew", "transfer"] as const)
                .flatMap((kind) => {
                  const price = row[kind];
                  if (!price || price.beforeFen === price.afterFen) return [];
                  const [from, to] = [formatFen(price.beforeFen), formatFen(price.afterFen)];
                  return [t(`publish.${kind}`, { from, to })];
                })
                .join(t("how.join"))}
            </li>
          ))}
          {changed.length > examples.length && (
            <li className="text-ink-2">{t("publish.more", { count: changed.length - examples.length })}</li>
          )}
        </ul>
      )}
      <p className="text-sm text-ink-2">{t("actionBar.paid")}</p>
    </Dialog>
  );
}
