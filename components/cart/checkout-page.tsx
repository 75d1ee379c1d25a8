"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import type { Result } from "@/components/call-contract";
import { removeItemCall } from "@/components/generated/carts";
import { checkOutCall, readCheckoutCall } from "@/components/generated/carts-checkout";
import { payOrderCall } from "@/components/generated/paying";
import { makePayLinkCall } from "@/components/generated/paying-pay-link";
import { latestOnly } from "@/components/latest-only";
import { useCall } from "@/components/use-call";
import type { CheckoutView } from "@/lib/carts/checkout-contract";
import type { PayableGateway } from "@/lib/paying/contract";
import type { MadePayLink, OwnPayLink } from "@/lib/paying/pay-link-contract";
import type { RequestFailure } from "../call-contract";
import { gatewayForOrder } from "../payments/gateway-choices";
import { goToPayment, NOT_STARTED } from "../payments/go-to-payment";
import { PayLinkBox } from "../payments/pay-link-box";
import { announceChange } from "../shell/visitor";
import { ButtonLink } from "../ui/button/button-link";
import { EmptyState } from "../ui/empty-state";
import { ErrorState } from "../ui/error-state";
import { FailureNote } from "../ui/failure-note";
import { Link } from "../ui/link";
import { Note } from "../ui/note";
import { PageTitle } from "../ui/page-title";
import { Progress } from "../ui/progress";
import { Section } from "../ui/section";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";
import { BuyingNotes } from "./buying-notes";
import { CartSum } from "./cart-sum";
import { CheckoutBar } from "./checkout-bar";
import { CheckoutItems } from "./checkout-items";
import { checkoutPath } from "./checkout-path";
import { DiscountCode } from "./discount-code";
import { EmptyCart } from "./empty-cart";
import { HoldTime } from "./hold-time";
import { type RegistrantChoice, RegistrantPicker } from "./registrant-picker";
import { WalletPayment } from "./wallet-payment";

interface Props {
  registrants: readonly RegistrantChoice[];
  gateways: readonly PayableGateway[];
  /** The link by which somebody else can pay. */
  payLink: OwnPayLink | null;
  /** The item of the cart that alone is bought now. */
  only?: string | undefined;
}

/** Checkout: choose a registrant, see the current prices, pay from the wallet, or what it lacks through a gateway. */
export function CheckoutPage({ registrants, gateways, payLink, only }: Props) {
  const t = useTranslations("checkout");
  const link = useTranslations("payments.link");
  const router = useRouter();
  const here = checkoutPath(only);
  const { view, failure, load, remove, busyItem } = useCheckout(only);
  const [registrantId, setRegistrantId] = useRegistrant(registrants);
  const [terms, setTerms] = useState(false);
  const [missed, setMissed] = useState<{ registrant: boolean; terms: boolean }>({ registrant: false, terms: false });
  const pay = useMutation(checkOutCall, {
    refresh: false,
    onSuccess: ({ orderId }) => router.push(`/account/orders/${orderId}`),
  });
  const [chosen, setGateway] = useState<string>();
  const missingFen = view?.missingFen ?? 0n;
  const gateway = gatewayForOrder(gateways, missingFen, chosen);
  const payRest = usePayRest(router.push);
  const [madeLink, setMadeLink] = useState<MadePayLink>();
  const makeLink = useMutation(makePayLinkCall, { onSuccess: setMadeLink });
  const payable = view?.items.filter((item) => item.quote !== null && item.answer === "free") ?? [];
  const blocked = view !== null && payable.length < view.items.length;
  const registers = view?.items.filter(({ wantsRegistrant }) => wantsRegistrant) ?? [];

  /** What is ordered; null: something is missing, which is then marked. */
  function readyOrder() {
    const lacks = { registrant: registers.length > 0 && registrantId === undefined, terms: !terms };
    setMissed(lacks);
    if (lacks.registrant || !terms || !view) {
      document.getElementById(lacks.registrant ? "registrant" : "accept-terms")?.focus();
      return null;
    }
    return {
      items: payable.flatMap(({ id, quote }) => (quote === null ? [] : [{ id, quote }])),
      ...(registers.length > 0 ? { registrantId } : {}),
      acceptTerms: true as const,
    };
  }

  /** After a refusal the page shows how things are now: prices and availability, registrants and gateways. */
  async function run(send: (order: NonNullable<ReturnType<typeof readyOrder>>) => Promise<Result<unknown>>) {
    const order = readyOrder();
    const result = order && (await send(order));
    const status = result?.ok === false && result.failure.status;
    if (status === 409) void load();
    if (status === 422) router.refresh();
  }

  const submit = () =>
    run((order) => (missingFen > 0n && gateway ? payRest.run({ ...order, gateway: gateway.id }) : pay.run(order)));

  return (
    <>
      <div className="page-width">
        <PageTitle title={t("title")} crumbs={[{ href: "/cart", label: t("back") }]}>
          {view?.expiresAt && <HoldTime until={view.expiresAt} onEnd={() => void load()} />}
        </PageTitle>
        {failure && <ErrorState detail={failure.detail} onRetry={load} />}
        {!view && !failure && <Progress label={t("asking")}>{t("askingWhat")}</Progress>}
        {view?.count === 0 && (
          <>
            <FailureNote failure={pay.failure ?? payRest.failure ?? makeLink.failure}>
              {t("nothingCharged")}
            </FailureNote>
            {view.left > 0 ? <ItemGone left={view.left} /> : <EmptyCart text={t("empty")} toOrders />}
          </>
        )}
        {view && view.count > 0 && (
          <>
            <Section title={t("items")} lead={view.left > 0 ? <OthersStay left={view.left} /> : undefined}>
              <CheckoutItems items={view.items} busyItem={busyItem} onRemove={remove} onRetry={() => void load()} />
              <CartSum {...view} />
              <DiscountCode promotion={view.promotion} onChange={() => void load()} />
            </Section>
            {!view.isOpen && <ShopClosed />}
            {view.isOpen && registers.length > 0 && (
              <Section title={t("who.title")} lead={t("who.lead")}>
                <RegistrantPicker
                  registrants={registrants}
                  items={registers}
                  value={registrantId}
                  onChange={setRegistrantId}
                  error={missed.registrant && registrantId === undefined ? t("who.missing") : undefined}
                  here={here}
                />
              </Section>
            )}
            {view.isOpen && (
              <Section title={t("pay.title")} lead={t("pay.lead")}>
                <WalletPayment
                  walletFen={view.walletFen}
                  totalFen={view.totalFen}
                  missingFen={view.missingFen}
                  debtFen={view.debtFen}
                  gateways={gateways}
                  gateway={gateway?.id}
                  onGateway={setGateway}
                  here={here}
                />
              </Section>
            )}
            {view.isOpen && gateways.length > 0 && (
              <Section title={link("title")} lead={link("lead")}>
                <PayLinkBox
                  {...{ link: payLink, made: madeLink, busy: makeLink.busy, failure: makeLink.failure }}
                  disabled={blocked || view.totalFen === 0n}
                  onMake={() => void run(makeLink.run)}
                  onEnded={() => setMadeLink(undefined)}
                />
              </Section>
            )}
            <BeforeBuying items={view.items} />
          </>
        )}
      </div>
      {view?.isOpen && view.count > 0 && (
        <CheckoutBar
          view={view}
          blocked={blocked}
          terms={terms}
          termsMissing={missed.terms && !terms}
          onTerms={setTerms}
          gateway={gateway}
          busy={pay.busy || payRest.busy}
          failure={pay.failure ?? payRest.failure}
          onPay={() => void submit()}
          here={here}
        />
      )}
    </>
  );
}

/** Pays through a gateway what the wallet lacks. */
function usePayRest(push: (path: string) => void) {
  return useMutation(payOrderCall, {
    refresh: false,
    endedBy: NOT_STARTED,
    onSuccess: (payment) => goToPayment(payment, push),
  });
}

function BeforeBuying({ items }: Pick<CheckoutView, "items">) {
  const t = useTranslations("checkout");
  return (
    <Section title={t("before")}>
      <BuyingNotes items={items} />
      {items.some(({ wantsRegistrant, offer }) => wantsRegistrant && offer === "registration") && (
        <p className="text-sm text-ink-3 staff:text-xs">{t("nameServers")}</p>
      )}
    </Section>
  );
}

/** Where one item alone is bought: the others are not forgotten. */
function OthersStay({ left }: { left: number }) {
  const t = useTranslations("checkout");
  return t.rich("others", { count: left, link: (words) => <Link href="/cart">{words}</Link> });
}

/** The one item that was to be bought is not in the cart any more, but others are. */
function ItemGone({ left }: { left: number }) {
  const t = useTranslations("checkout");
  return (
    <EmptyState
      text={t("gone", { count: left })}
      action={
        <>
          <ButtonLink kind="go" href="/cart">
            {t("back")}
          </ButtonLink>
          <ButtonLink href="/account/orders">{t("toOrders")}</ButtonLink>
        </>
      }
    />
  );
}

/** In place of everything that leads to a payment, while the shop has not opened. */
function ShopClosed() {
  const t = useTranslations("checkout.closed");
  return (
    <Note kind="warn" title={t("title")}>
      {t("body")}
    </Note>
  );
}

function useCheckout(only: string | undefined) {
  const call = useCall();
  const [view, setView] = useState<CheckoutView | null>(null);
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [busyItem, setBusyItem] = useState<string | null>(null);

  const [begin] = useState(latestOnly);

  const load = useCallback(async () => {
    const isLatest = begin();
    const result = await call(readCheckoutCall, only === undefined ? {} : { item: only });
    // One that was begun before an item was removed, or a price changed, would bring it back.
    if (!isLatest()) return;
    setFailure(result.ok ? null : result.failure);
    if (result.ok) setView(result.value);
    announceChange(); // a visitor's cart may just have become the cart of the customer who signed in
  }, [call, begin, only]);

  useEffect(() => {
    void load();
  }, [load]);

  const remove = useCallback(
    async (id: string) => {
      setBusyItem(id);
      const result = await call(removeItemCall, { id });
      if (result.ok || result.failure.status === 404) await load();
      else toast(result.failure.detail, "bad");
      setBusyItem(null);
    },
    [load, call],
  );
  return { view, failure, load, remove, busyItem };
}

/** The chosen registrant; one that can't be used any more is not chosen, either. */
function useRegistrant(registrants: readonly RegistrantChoice[]) {
  const [chosen, choose] = useState<string | undefined>(suggested(registrants)?.id);
  return [registrants.find((one) => one.id === chosen && isUsable(one))?.id, choose] as const;
}

const isUsable = ({ state, changeUnclear }: RegistrantChoice) => state === "ready" && !changeUnclear;

/** The registrant to suggest: domains of one whose real-name review has passed resolve at once; else the newest that is ready. */
function suggested(registrants: readonly RegistrantChoice[]): RegistrantChoice | undefined {
  const ready = registrants.filter(isUsable);
  return ready.find(({ realName }) => realName === "pass") ?? ready[0];
}
