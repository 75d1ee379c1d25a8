"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import type { z } from "zod";
import type { RequestFailure } from "@/components/call-contract";
import { ToCart } from "@/components/cart/to-cart";
import { addItemCall } from "@/components/generated/carts";
import { renewalQuotesCall } from "@/components/generated/offers-product";
import { ProductFields } from "@/components/products/product-fields";
import { TermChoice } from "@/components/products/term-choice";
import { Button } from "@/components/ui/button/button";
import { ErrorState } from "@/components/ui/error-state";
import { FailureNote } from "@/components/ui/failure-note";
import { toast } from "@/components/ui/toast/toast";
import { useCall } from "@/components/use-call";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { addMonths, shanghaiDay } from "@/lib/core/time";
import type { renewalQuotesContract } from "@/lib/offers/product-contract";
import { monthsOf, type Term, usualTerm } from "@/lib/product-lines/term";

type Quotes = z.output<typeof renewalQuotesContract.output>;

interface Props {
  id: string;
  terms: readonly Term[];
  /** The term that it was bought for last; null: not known. */
  termMonths: number | null;
  expiresAt: Date;
  /** Whether terms are compared by the year (TermChoice). */
  byYear: boolean;
}

/** Adds the renewal of a service to the cart: term, new expiry date, price. */
export function RenewIntoCart({ id, terms, termMonths, expiresAt, byYear }: Props) {
  const t = useTranslations("services.renew");
  const router = useRouter();
  const call = useCall();
  const [quotes, setQuotes] = useState<Quotes | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const usual = usualTerm(terms, termMonths);
  const [term, setTerm] = useState<Term>(usual);
  const add = useMutation(addItemCall, {
    refresh: false,
    onSuccess: () => {
      toast(t("added"));
      router.push("/cart");
    },
  });
  const load = useCallback(async () => {
    const result = await call(renewalQuotesCall, { id });
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setQuotes(result.value);
  }, [id, call]);
  useEffect(() => void load(), [load]);
  const priceOf = (one: Term) =>
    quotes ? (quotes.terms.find((row) => monthsOf(row) === monthsOf(one))?.priceFen ?? null) : undefined;
  const price = priceOf(term);
  return (
    <div className="space-y-4">
      {failure && <ErrorState detail={failure.detail} onRetry={load} />}
      <ProductFields>
        <TermChoice legend={t("term")} {...{ terms, priceOf, value: term, onChange: setTerm, byYear }} />
      </ProductFields>
      <p>
        {t("until")} <b>{shanghaiDay(addMonths(expiresAt, monthsOf(term)))}</b>
      </p>
      <FailureNote failure={add.failure}>
        <ToCart failure={add.failure}>{t("toCart")}</ToCart>
      </FailureNote>
      <Button
        kind="go"
        busy={add.busy}
        disabled={!price}
        onClick={() => add.run({ action: "renew", serviceId: id, years: term.years, months: term.months })}
      >
        {price ? t("add", { sum: formatFen(price) }) : quotes ? t("none") : t("asking")}
      </Button>
    </div>
  );
}
