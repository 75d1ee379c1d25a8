"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import type { RequestFailure } from "@/components/call-contract";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { addItemCall } from "@/components/generated/carts";
import { quoteCall } from "@/components/generated/offers";
import { upgradeOptionsCall } from "@/components/generated/offers-product";
import { FieldInput } from "@/components/products/field-input";
import { ProductFields } from "@/components/products/product-fields";
import { useFieldCheck } from "@/components/products/use-field-check";
import { Money } from "@/components/text/money";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Note } from "@/components/ui/note";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast/toast";
import { useCall } from "@/components/use-call";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import { type Config, settleDraft } from "@/lib/product-lines/form";
import { forms } from "@/lib/product-lines/forms";
import { soldUpgrade, type Unsold, type UnsoldPair } from "@/lib/product-lines/sold-form";

const TYPING_PAUSE_MS = 300;

interface Props {
  id: string;
  productLine: string;
}

interface Known {
  options: unknown;
  current: Config;
  unsold: Unsold;
  unsoldPairs: readonly UnsoldPair[];
}

/** The upgrade form of a service: its options are loaded from the upstream, and the price follows each choice. */
export function UpgradeService({ id, productLine }: Props) {
  const t = useTranslations("services.upgrade");
  const call = useCall();
  const [known, setKnown] = useState<Known | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const load = useCallback(() => {
    setFailure(null);
    void call(upgradeOptionsCall, { id }).then((result) =>
      result.ok ? setKnown(result.value) : setFailure(result.failure),
    );
  }, [id, call]);
  useEffect(load, [load]);
  if (failure) return <ErrorState detail={failure.detail} onRetry={load} />;
  if (!known) return <Progress label={t("asking")} />;
  if (known.options === null) return <Note title={t("nothing")}>{t("nothingWhat")}</Note>;
  return <UpgradeForm id={id} productLine={productLine} {...known} />;
}

function UpgradeForm({ id, productLine, options, current, unsold, unsoldPairs }: Props & Known) {
  const t = useTranslations("services.upgrade");
  const router = useRouter();
  const whole = forms[productLine]?.upgrade;
  if (!whole) throw new Error(`no upgrade form for ${productLine}`);
  const sold = soldUpgrade(whole, unsold, unsoldPairs);
  const fieldsOf = (draft: Config) => sold.fields(options as never, draft, current);
  const add = useMutation(addItemCall, {
    refresh: false,
    onSuccess: () => {
      toast(t("added"));
      router.push("/cart");
    },
  });
  const check = useFieldCheck(`${productLine}Line`);
  const [initial] = useState(() => ({ config: settleDraft(fieldsOf, {}) }));
  const form = useCheckedForm({
    initial,
    check: ({ config }) => check(fieldsOf(config), config, "config"),
    onSubmit: ({ config }) => add.run({ action: "upgrade", serviceId: id, config }),
  });
  const { config } = form.values;
  const quote = useQuote(id, config);
  const quiet = quote.failure?.code === "offers.nothing_changes" || Object.keys(quote.failure?.fields ?? {}).length > 0;
  return (
    <div className="space-y-8">
      <ProductFields>
        {fieldsOf(config).map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            texts={`${productLine}Line`}
            attributes={{
              ...form.field(`config.${field.id}`, field.id),
              onChange: (value) =>
                form.replace({
                  config: settleDraft(fieldsOf, { ...form.current().config, [field.id]: value as Config[string] }),
                }),
            }}
          />
        ))}
      </ProductFields>
      <div>
        <p className="flex flex-wrap items-center gap-3">
          {t("price")}{" "}
          {quote.priceFen !== null ? (
            <Money fen={quote.priceFen} large />
          ) : quote.asking ? (
            <Skeleton widthEm={6} />
          ) : (
            "—"
          )}
        </p>
        <p className="text-sm text-ink-3">{t("until")}</p>
      </div>
      {quote.failure && (
        <Note
          kind={quiet ? "plain" : "bad"}
          title={Object.values(quote.failure.fields)[0] ?? quote.failure.detail}
          live={!quiet}
        />
      )}
      {form.summary.detail && <Note kind="bad" title={form.summary.detail} live />}
      <div>
        <Button kind="go" busy={form.busy} disabled={quote.priceFen === null} onClick={form.submit}>
          {quote.priceFen === null ? t("choose") : t("add", { sum: formatFen(quote.priceFen) })}
        </Button>
      </div>
    </div>
  );
}

/** The price of the upgrade, requested when the choices have not changed for a moment. */
function useQuote(
  id: string,
  draft: Config,
): { priceFen: bigint | null; failure: RequestFailure | null; asking: boolean } {
  const call = useCall();
  const key = JSON.stringify(draft);
  const [state, setState] = useState<{ key: string; priceFen: bigint | null; failure: RequestFailure | null } | null>(
    null,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is what `draft` says
  useEffect(() => {
    const control = new AbortController();
    const timer = setTimeout(async () => {
      const options = { signal: control.signal };
      const result = await call(quoteCall, { action: "upgrade", serviceId: id, config: draft }, options);
      if (control.signal.aborted) return;
      setState(
        result.ok
          ? { key, priceFen: result.value.priceFen, failure: null }
          : { key, priceFen: null, failure: result.failure },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [id, key]);
  const fresh = state?.key === key ? state : null;
  return { priceFen: fresh?.priceFen ?? null, failure: fresh?.failure ?? null, asking: fresh === null };
}
