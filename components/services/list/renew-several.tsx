"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { addItemCall } from "@/components/generated/carts";
import { announceChange } from "@/components/shell/visitor";
import { Button } from "@/components/ui/button/button";
import { Live } from "@/components/ui/live";
import { Note } from "@/components/ui/note";
import { StickyBar } from "@/components/ui/sticky-bar";
import { type ChosenRow, RowSelection } from "@/components/ui/table/row-selection";
import { toast } from "@/components/ui/toast/toast";
import { useComeIntoView } from "@/components/ui/use-come-into-view";
import { useCall } from "@/components/use-call";
import { type RenewalRefusal, renewalRefusal } from "./renewal-refusal";

interface Refused extends ChosenRow, RenewalRefusal {}

/** The list of services, of which several can be put into the cart to be renewed for a year; other terms are chosen there. */
export function RenewSeveral({ children }: { children: ReactNode }) {
  const t = useTranslations("services.several");
  const call = useCall();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const note = useComeIntoView(refused.length > 0 ? refused : null);

  async function renew(rows: readonly ChosenRow[], release: (ids: ReadonlySet<string>) => void) {
    setBusy(true);
    setRefused([]);
    const added = new Set<string>();
    const failed: Refused[] = [];
    // One after the other: each asks the upstream for its price.
    for (const [at, row] of rows.entries()) {
      const result = await call(addItemCall, { action: "renew", serviceId: row.id, years: 1, months: 0 });
      if (result.ok) {
        added.add(row.id);
        continue;
      }
      const { code } = result.failure;
      const refusal = renewalRefusal(result.failure);
      // Who doesn't want to sign in again is asked once, not for each of the others.
      const cancelled = code === "unauthenticated";
      failed.push(...(cancelled ? rows.slice(at) : [row]).map((one) => ({ ...one, ...refusal })));
      if (cancelled) break;
    }
    setBusy(false);
    setRefused(failed);
    release(added);
    if (added.size > 0) {
      announceChange();
      toast(t("added", { count: added.size }));
    }
    if (failed.length === 0) router.push("/cart");
  }

  return (
    <>
      {refused.length > 0 && (
        <Note ref={note} kind="bad" title={t("refused", { count: refused.length })} live className="mb-4">
          <ul>
            {refused.map(({ id, name, why, otherTerms }) => (
              <li key={id}>
                <b className="domain-name">{name}</b> {why}{" "}
                {otherTerms && <Link href={`/account/services/${id}/renew`}>{t("otherTerms")}</Link>}
              </li>
            ))}
          </ul>
          <Link href="/cart">{t("cart")}</Link>
        </Note>
      )}
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
                    <Button kind="go" busy={busy} onClick={() => renew(chosen, release)}>
                      {t("renew")}
                    </Button>
                  </>
                }
              >
                <span>
                  {t("count", { count: chosen.length })}
                  <span className="ml-3 text-sm text-ink-3">{t("terms")}</span>
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
