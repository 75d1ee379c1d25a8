"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import type { RequestFailure } from "@/components/call-contract";
import { ToCart } from "@/components/cart/to-cart";
import { useUnsavedChanges } from "@/components/form/unsaved-changes";
import { useCheckedForm } from "@/components/form/use-checked-form";
import { addItemCall } from "@/components/generated/carts";
import { quoteCall } from "@/components/generated/offers";
import { upgradeOptionsCall } from "@/components/generated/offers-product";
import { FieldInput } from "@/components/products/field-input";
import { ProductFields } from "@/components/products/product-fields";
import { useFieldCheck } from "@/components/products/use-field-check";
import { Money } from "@/components/text/money";
import { Button } from "@/components/ui/button/button";
import { ErrorState } from "@/components/ui/error-state";
import { RadioGroup } from "@/components/ui/field/radio-group";
import { Note } from "@/components/ui/note";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast/toast";
import { useCall } from "@/components/use-call";
import { useMutation } from "@/components/use-mutation";
import { formatFen } from "@/lib/core/money";
import type { FormActionId } from "@/lib/product-lines/action-id";
import { draftOfUpgrade } from "@/lib/product-lines/draft-of-upgrade";
import { type Config, changeDraft, settleDraft } from "@/lib/product-lines/form";
import { forms } from "@/lib/product-lines/forms";
import { soldUpgrade, type Unsold, type UnsoldPair } from "@/lib/product-lines/sold-form";
import { sameTerm, type Term, usualTerm } from "@/lib/product-lines/term";

const TYPING_PAUSE_MS = 300;

interface Props {
  id: string;
  productLine: string;
  /** The upgrade, or another action with a form. */
  action: "upgrade" | FormActionId;
}

type Wanted = { serviceId: string; config: Config } & (
  | { action: "upgrade" }
  | { action: FormActionId; years?: number }
);

interface Known {
  options: unknown;
  current: Config;
  unsold: Unsold;
  unsoldPairs: readonly UnsoldPair[];
}

/** The form of a service's upgrade, or of another action on it: its options are loaded from the upstream, and the price follows each choice. */
export function UpgradeService({ id, productLine, action }: Props) {
  const t = useTranslations("services.upgrade");
  const call = useCall();
  const [known, setKnown] = useState<Known | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const load = useCallback(async () => {
    const result = await call(upgradeOptionsCall, { id, action });
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setKnown(result.value);
  }, [id, action, call]);
  useEffect(() => void load(), [load]);
  if (failure) return <ErrorState detail={failure.detail} onRetry={load} />;
  if (!known) return <Progress label={t("asking")} />;
  if (known.options === null) return <Note title={t("nothing")}>{t("nothingWhat")}</Note>;
  return <UpgradeForm id={id} productLine={productLine} action={action} {...known} />;
}

function UpgradeForm({ id, productLine, action, options, current, unsold, unsoldPairs }: Props & Known) {
  const t = useTranslations("services.upgrade");
  const ui = useTranslations("ui");
  const router = useRouter();
  const own = forms[productLine];
  const whole = action === "upgrade" ? own?.upgrade : own?.changes?.[action];
  if (!whole) throw new Error(`${productLine} has no form for ${action}`);
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
    onSubmit: ({ config }) => add.run(wantedOf(config)),
  });
  // What the cart refuses is put right there, so that the way there asks nothing.
  useUnsavedChanges(form.dirty && !add.failure?.code.startsWith("cart."));
  const { config } = form.values;
  const terms = sold.terms?.(options as never, config, current) ?? [];
  const [chosen, setChosen] = useState<Term | null>(null);
  const term =
    terms.length === 0 ? null : (terms.find((one) => chosen !== null && sameTerm(one, chosen)) ?? usualTerm(terms));
  const draft = draftOfUpgrade(sold, options as never, config, current);
  const quote = useQuote(draft === "change" ? wantedOf(config) : null);
  function wantedOf(draft: Config): Wanted {
    if (action === "upgrade") return { action, serviceId: id, config: draft };
    return { action, serviceId: id, config: draft, ...(term ? { years: term.years } : {}) };
  }
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
                  config: changeDraft(fieldsOf, form.current().config, field.id, value as Config[string]),
                }),
            }}
          />
        ))}
        {term && (
          <RadioGroup
            legend={t("term")}
            name="term"
            value={String(term.years)}
            onChange={(years) => setChosen({ years: Number(years), months: 0 })}
            options={terms.map(({ years, months }) => ({ value: String(years), label: ui("term", { years, months }) }))}
          />
        )}
      </ProductFields>
      <div>
        <p className="flex flex-wrap items-center gap-3">
          {t(action === "upgrade" ? "price" : "fullPrice")}{" "}
          {quote.priceFen !== null ? (
            <Money fen={quote.priceFen} large />
          ) : quote.asking ? (
            <Skeleton widthEm={6} />
          ) : (
            "—"
          )}
        </p>
        {action === "upgrade" && <p className="text-sm text-ink-3">{t("until")}</p>}
      </div>
      {draft === "same" && <Note title={t("same")} />}
      {quote.failure && quiet && <Note title={Object.values(quote.failure.fields)[0] ?? quote.failure.detail} />}
      {quote.failure && !quiet && (
        <ErrorState detail={quote.failure.detail} busy={quote.asking} onRetry={quote.again} />
      )}
      {form.summary.detail && (
        <Note kind="bad" title={form.summary.detail} live>
          <ToCart failure={add.failure}>{t("toCart")}</ToCart>
        </Note>
      )}
      <div>
        <Button kind="go" busy={form.busy} disabled={quote.priceFen === null} onClick={form.submit}>
          {quote.priceFen === null
            ? t(waitingFor(quiet ? "same" : draft, quote.asking))
            : t("add", { sum: formatFen(quote.priceFen) })}
        </Button>
      </div>
    </div>
  );
}

/** What the button waits for while there is no price. */
function waitingFor(draft: ReturnType<typeof draftOfUpgrade>, asking: boolean) {
  if (draft === "wrong") return "fix";
  if (draft === "same") return "choose";
  return asking ? "pricing" : "none";
}

interface Quote {
  priceFen: bigint | null;
  failure: RequestFailure | null;
  asking: boolean;
  /** Asks once more, after a failure. */
  again: () => void;
}

/**
 * The price of the upgrade, requested when the choices have not changed for a moment. Null: there is nothing to ask for, which the page
 * knows without a refusal of the server's.
 */
function useQuote(wanted: Wanted | null): Quote {
  const call = useCall();
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(wanted);
  const [state, setState] = useState<{
    key: string;
    turn: number;
    priceFen: bigint | null;
    failure: RequestFailure | null;
  } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` is what `wanted` says, `turn` asks again
  useEffect(() => {
    if (wanted === null) return;
    const control = new AbortController();
    const timer = setTimeout(async () => {
      const options = { signal: control.signal };
      const result = await call(quoteCall, wanted, options);
      if (control.signal.aborted) return;
      setState(
        result.ok
          ? { key, turn, priceFen: result.value.priceFen, failure: null }
          : { key, turn, priceFen: null, failure: result.failure },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [key, turn]);
  // A failure stays until the next answer.
  const fresh = wanted !== null && state?.key === key ? state : null;
  const asking = wanted !== null && fresh?.turn !== turn;
  const again = () => setTurn((value) => value + 1);
  return { priceFen: fresh?.priceFen ?? null, failure: fresh?.failure ?? null, asking, again };
}
