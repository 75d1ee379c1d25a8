"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button/button";
import { Link } from "@/components/ui/link";
import { Live } from "@/components/ui/live";
import { StickyBar } from "@/components/ui/sticky-bar";
import { type ChosenRow, RowSelection } from "@/components/ui/table/row-selection";
import { RefusedRenewals } from "./refused-renewals";
import { useRenewals } from "./use-renewals";

/**
 * The list of services, of which several can be put into the cart to be renewed for a year (other terms are chosen there), or moved to another
 * customer's account.
 */
export function ChooseServices({ children }: { children: ReactNode }) {
  const t = useTranslations("services.several");
  const { renew, busy, refused } = useRenewals();
  return (
    <>
      <RefusedRenewals refused={refused} />
      <RowSelection
        bar={(chosen, release) => (
          <>
            {/* Always there: a region that comes with its text is not read out. */}
            <Live text={chosen.length > 0 ? t("count", { count: chosen.length }) : ""} />
            {chosen.length > 0 && (
              <StickyBar
                label={t("label")}
                inColumn
                actions={
                  <>
                    <Button kind="flat" onClick={() => release(new Set(chosen.map(({ id }) => id)))}>
                      {t("clear")}
                    </Button>
                    <Button kind="go" busy={busy} onClick={async () => release(await renew(chosen))}>
                      {t("renew")}
                    </Button>
                  </>
                }
              >
                <span>
                  {t("count", { count: chosen.length })}
                  <span className="mx-3 text-sm text-ink-3">{t("terms")}</span>
                  <Link href={movePath(chosen)}>{t("move")}</Link>
                </span>
              </StickyBar>
            )}
          </>
        )}
      >
        {children}
      </RowSelection>
    </>
  );
}

/** The page on which they are moved. */
function movePath(chosen: readonly ChosenRow[]): string {
  const [first, ...others] = chosen;
  if (first && others.length === 0) return `/account/services/${first.id}/handover`;
  return `/account/handovers/new?services=${chosen.map(({ id }) => id).join(",")}`;
}
