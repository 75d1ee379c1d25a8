"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { addItemCall } from "@/components/generated/carts";
import { formatFen } from "@/lib/core/money";
import { type Config, type FormField, fieldFault, meantBy } from "@/lib/product-lines/form";
import { monthsOf } from "@/lib/product-lines/term";
import { listedTexts, useUncheckedTranslations } from "@/messages/unchecked";
import { ToCart } from "../cart/to-cart";
import { Money } from "../text/money";
import { Button } from "../ui/button/button";
import { ErrorState } from "../ui/error-state";
import { FieldNote } from "../ui/field/field";
import { Note } from "../ui/note";
import { Section } from "../ui/section";
import { Skeleton } from "../ui/skeleton";
import { StickyBar } from "../ui/sticky-bar";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";
import { AskedAnswer } from "./asked-answer";
import { ChosenConfig } from "./chosen-config";
import { DashList } from "./dash-list";
import { FieldInput } from "./field-input";
import { PricedChoice } from "./priced-choice";
import { ProductFields } from "./product-fields";
import { TermChoice } from "./term-choice";
import { useNameAnswer } from "./use-name-answer";
import type { Product } from "./use-options";
import { useOrderForm } from "./use-order-form";
import { usePrices } from "./use-prices";

const isPersonal = (field: FormField) => field.kind === "text" && field.personal === true;

/** Fields for the name of the product, its password, or people: shown in the last section, and without effect on the price. */
const isIdentity = (field: FormField, nameField: string | null) =>
  field.kind === "password" || field.id === nameField || isPersonal(field);

/** A text changes no price, so none is asked for while it is typed. */
const isPriced = ({ kind }: FormField) => kind !== "text" && kind !== "domain";

/** The title of the last section: people, a name, a password, or both. */
function identityTitle(fields: readonly FormField[]): "personal" | "identity" | "secret" | "identityName" {
  if (fields.some(isPersonal)) return "personal";
  const secret = fields.some(({ kind }) => kind === "password");
  if (fields.length > 1) return "identity";
  return secret ? "secret" : "identityName";
}

/** What is meant by what is in a field, once it is right; null before, and where nothing is in it. */
const rightText = (field: FormField, value: unknown): string | null =>
  fieldFault(field, value) === null ? String(meantBy(field, value) ?? "").trim() || null : null;

interface Props {
  productLine: string;
  product: Product;
}

/** The order form of a product line, built from what the upstream offers now; the price follows each choice. */
export function OrderForm({ productLine, product }: Props) {
  const t = useTranslations("products");
  const language = useLocale();
  const texts = `${productLine}Line`;
  const own = useUncheckedTranslations(texts);
  const say = useTranslations("ui");
  const add = useAddToCart();
  const { form, sold, fields, config, choose, terms, term, chooseTerm } = useOrderForm(
    productLine,
    product,
    (chosen, { years, months }) => add.run({ action: "purchase", productLine, config: chosen, years, months }),
  );
  const identity = fields.filter((field) => isIdentity(field, sold.nameField));
  const options = fields.filter((field) => !isIdentity(field, sold.nameField));
  const asked = options.filter(isPriced);
  const priced = Object.fromEntries(asked.map((field) => [field.id, config[field.id] ?? ""])) as Config;
  const right = asked.every((field) => fieldFault(field, config[field.id]) === null);
  const { prices, failure, unpriced, fresh, asking, again } = usePrices(productLine, right ? priced : null);
  const nameField = fields.find((field) => field.id === sold.nameField);
  const name = nameField ? rightText(nameField, config[nameField.id]) : null;
  const answer = useNameAnswer(productLine, name);
  const priceOf = (one: typeof term) =>
    prices ? (prices.terms.find((row) => monthsOf(row) === monthsOf(one))?.priceFen ?? null) : undefined;
  const price = priceOf(term);
  /** Bought once: there is no term to choose. */
  const once = terms.every((one) => monthsOf(one) === 0);
  /** Where its price depends on one choice alone, each value has its price beside it. */
  const pricedChoice = once && options.length === 1 && options[0]?.kind === "choice" ? options[0] : null;
  const silent = failure && Object.keys(failure.fields).length === 0 && (
    <ErrorState detail={failure.detail} busy={asking} onRetry={again} />
  );
  const staffLead = language === "zh" ? product.lead.zh : product.lead.en;
  const noteOf = (field: FormField) => {
    if (field.id === sold.nameField) return answer ? <NameAnswerText answer={answer} /> : undefined;
    if (!field.asked) return undefined;
    const value = rightText(field, config[field.id]);
    const hint = field.hinted && own.has(`hints.${field.id}`) ? own(`hints.${field.id}`) : undefined;
    return <AskedAnswer {...{ productLine, value, hint }} field={field.id} />;
  };
  const input = (field: FormField) => {
    const path = `config.${field.id}`;
    const attributes = form.field(path, field.id);
    if (field === pricedChoice) {
      const chosen = { ...attributes, onChange: (value: unknown) => choose(field, value) };
      return <PricedChoice key={field.id} productLine={productLine} field={pricedChoice} attributes={chosen} />;
    }
    return (
      <FieldInput
        key={field.id}
        field={field}
        texts={texts}
        attributes={{
          ...attributes,
          onChange: (value) => choose(field, value),
          error: attributes.error ?? failure?.fields[path],
        }}
        note={noteOf(field)}
        ownDomains={product.ownDomains}
      />
    );
  };
  return (
    <form noValidate onSubmit={(event) => event.preventDefault()}>
      <div className="page-width">
        {staffLead && <p className="max-w-text">{staffLead}</p>}
        <Section title={t("configure")} lead={t(pricedChoice ? "priceOnceLead" : "configureLead")}>
          <ProductFields>{options.map(input)}</ProductFields>
          {pricedChoice && silent}
        </Section>
        {!pricedChoice && (
          <Section title={t(once ? "priceOnce" : "term")} lead={t(once ? "priceOnceLead" : "termLead")}>
            <ProductFields
              className={fresh || unpriced ? undefined : "opacity-55 transition-opacity duration-(--duration-fast)"}
            >
              {once ? (
                <OncePrice price={price} unpriced={unpriced} />
              ) : (
                <TermChoice legend={t("term")} {...{ terms, priceOf, unpriced, value: term, onChange: chooseTerm }} />
              )}
            </ProductFields>
            {silent}
            <Renewal prices={prices} />
          </Section>
        )}
        {identity.length > 0 && (
          <Section
            title={own.has("personal") && identity.some(isPersonal) ? own("personal") : t(identityTitle(identity))}
            lead={identityLead(identity, t)}
          >
            <ProductFields>{identity.map(input)}</ProductFields>
          </Section>
        )}
        <BeforeBuying texts={texts} />
        {form.summary.detail && (
          <Note kind="bad" title={form.summary.detail} live>
            <ToCart failure={add.failure}>{t("toCart")}</ToCart>
          </Note>
        )}
      </div>
      <StickyBar
        label={t("actionBar.label")}
        solo
        actions={
          <Button kind="go" busy={form.busy} disabled={!price || !fresh || answer === "taken"} onClick={form.submit}>
            <AddLabel {...{ price, right }} asked={prices !== null || unpriced} />
          </Button>
        }
      >
        <div className="text-sm">
          {form.summary.errors.length > 0 ? (
            <FieldNote id={undefined} error={t("actionBar.fix")} />
          ) : (
            <CartSubject
              chosen={<ChosenConfig {...{ texts, fields, config }} />}
              term={once ? null : say("term", { ...term })}
            />
          )}
        </div>
      </StickyBar>
    </form>
  );
}

/** What the button says: the sum, or why there is none. */
function AddLabel({ price, right, asked }: { price: bigint | null | undefined; right: boolean; asked: boolean }) {
  const t = useTranslations("products.actionBar");
  if (price) return t("add", { sum: formatFen(price) });
  if (!right) return t("fix");
  return t(asked ? "none" : "asking");
}

/** What goes into the cart, and for how long. On a phone the button has no room beside both. */
function CartSubject({ chosen, term }: { chosen: ReactNode; term: string | null }) {
  const t = useTranslations("products");
  if (term === null) return chosen;
  return (
    <>
      <span className="max-md:hidden">
        {chosen}
        {t("comma")}
      </span>
      {term}
    </>
  );
}

function useAddToCart() {
  const t = useTranslations("products");
  const router = useRouter();
  return useMutation(addItemCall, {
    refresh: false,
    onSuccess: () => {
      toast(t("added"));
      router.push("/cart");
    },
  });
}

function identityLead(
  identity: readonly FormField[],
  t: (key: "personalKept" | "passwordKept") => string,
): string | undefined {
  if (identity.some(isPersonal)) return t("personalKept");
  return identity.some(({ kind }) => kind === "password") ? t("passwordKept") : undefined;
}

/** @param price undefined while it is loading; null: not for sale. @param unpriced what is chosen can't be ordered as it is */
function OncePrice({ price, unpriced }: { price: bigint | null | undefined; unpriced: boolean }) {
  const t = useTranslations("products");
  if (unpriced) return "—";
  if (price === undefined) return <Skeleton widthEm={6} />;
  return price === null ? t("noPrice") : <Money fen={price} large />;
}

const ANSWER_COLORS = { asking: undefined, free: "text-ok", taken: "text-bad", failed: "text-unsure" } as const;

function NameAnswerText({ answer }: { answer: "asking" | "free" | "taken" | "failed" }) {
  const t = useTranslations("fields.name");
  return (
    <span className={ANSWER_COLORS[answer]} data-answer={answer} role="status">
      {t(answer)}
    </span>
  );
}

function Renewal({ prices }: { prices: { renewFen: bigint | null; renewYears: number; renewMonths: number } | null }) {
  const t = useTranslations("products");
  const say = useTranslations("ui");
  if (!prices?.renewFen) return null;
  const term = say("term", { years: prices.renewYears, months: prices.renewMonths });
  return (
    <p className="text-sm text-ink-3 staff:text-xs">
      {t("renewAt", { price: formatFen(prices.renewFen, { short: true }), term })}
    </p>
  );
}

/** What a customer should know before buying: the product line's own notes, then those of all products. */
function BeforeBuying({ texts }: { texts: string }) {
  const t = useTranslations("products");
  const own = useUncheckedTranslations(texts);
  const notes = listedTexts(own, "notes");
  return (
    <Section title={t("notes")}>
      <DashList>
        {[...notes, t("noteMoney"), t("noteTax")].map((note) => (
          <li key={note}>{note}</li>
        ))}
      </DashList>
    </Section>
  );
}
