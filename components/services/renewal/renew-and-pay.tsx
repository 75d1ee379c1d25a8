"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { z } from "zod";
import type { RequestFailure } from "@/components/call-contract";
import { quoteCall } from "@/components/generated/offers";
import { placeOrderCall } from "@/components/generated/orders";
import { Money } from "@/components/text/money";
import { Button } from "@/components/ui/button";
import { Note } from "@/components/ui/note";
import { Segmented } from "@/components/ui/segmented";
import { Skeleton } from "@/components/ui/skeleton";
import { useCall } from "@/components/use-call";
import { useMutation } from "@/components/use-mutation";
import { formatFen, yuanText } from "@/lib/core/money";
import { addYears, shanghaiDay } from "@/lib/core/time";
import type { quoteContract } from "@/lib/offers/contract";
import { endsTooFar } from "@/lib/product-lines/domain/form";
import { useUncheckedTranslations } from "@/messages/unchecked";

type Quote = z.output<typeof quoteContract.output>;

const TERMS = [1, 2, 3, 5, 10];

/** The sealed quote of a renewal, requested again whenever the term changes. */
function useQuote(serviceId: string, years: number): { quote?: Quote; failure?: RequestFailure; again: () => void } {
  const call = useCall();
  const [state, setState] = useState<{ years: number; quote?: Quote; failure?: RequestFailure }>({ years: 0 });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again
  useEffect(() => {
    const control = new AbortController();
    const input = { action: "renew", serviceId, years } as const;
    call(quoteCall, input, { signal: control.signal }).then((result) => {
      if (control.signal.aborted) return;
      setState(result.ok ? { years, quote: result.value } : { years, failure: result.failure });
    });
    return () => control.abort();
  }, [serviceId, years, turn, call]);
  const again = () => setTurn((value) => value + 1);
  return state.years === years ? { quote: state.quote, failure: state.failure, again } : { again };
}

interface Props {
  id: string;
  productLine: string;
  expiresAt: Date;
}

/** Renews a service and pays from the wallet: term, new expiry date, price, and a button that names the sum. */
export function RenewAndPay({ id, productLine, expiresAt }: Props) {
  const t = useUncheckedTranslations(`${productLine}Line.renew`);
  const router = useRouter();
  const [years, setYears] = useState(1);
  const [now] = useState(() => new Date());
  const { quote, failure, again } = useQuote(id, years);
  const order = useMutation(placeOrderCall, {
    refresh: false,
    onSuccess: (placed) => router.push(`/account/orders/${placed.id}`),
  });
  const short = order.failure?.code === "wallet.insufficient" ? order.failure : undefined;
  return (
    <div className="space-y-4">
      <Segmented
        legend={t("term")}
        name="years"
        value={String(years)}
        onChange={(value) => setYears(Number(value))}
        options={TERMS.filter((value) => value === 1 || !endsTooFar(expiresAt, value, now)).map((value) => ({
          value: String(value),
          label: t("years", { years: value }),
        }))}
      />
      <p>
        {t("newExpiry")} <b>{shanghaiDay(addYears(expiresAt, years))}</b>
      </p>
      <p>{quote ? <Money fen={quote.priceFen} large /> : failure ? null : <Skeleton widthEm={8} />}</p>
      <p className="text-sm text-ink-3">{t("noRefund")}</p>
      {failure && (
        <Note kind="bad" title={failure.detail} live>
          <Button small onClick={again}>
            {t("again")}
          </Button>
        </Note>
      )}
      {order.failure && (
        <Note kind="bad" title={order.failure.detail} live>
          {short && (
            <Link
              href={`/account/wallet/top-up?amount=${yuanText(BigInt(short.params.missingFen ?? 0))}&next=/account/services/${id}/renew`}
            >
              {t("topUp")}
            </Link>
          )}
        </Note>
      )}
      <Button
        kind="go"
        disabled={!quote}
        busy={order.busy}
        onClick={() => quote && order.run({ items: [{ quote: quote.token }] })}
      >
        {quote ? t("go", { sum: formatFen(quote.priceFen) }) : t("wait")}
      </Button>
    </div>
  );
}
