import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { readSearch } from "@/app/read-search";
import { PageTitle } from "@/components/ui/page-title";
import { TopUpForm } from "@/components/wallet/top-up-form";
import { requireCustomer } from "@/lib/auth/current-actor";
import { localPath } from "@/lib/core/local-path";
import { formatFen, parseYuan } from "@/lib/core/money";
import { listPayable } from "@/lib/paying/list-payable";
import { MAX_TOP_UP_FEN, MIN_TOP_UP_FEN } from "@/lib/payments/contract";
import { readWallet } from "@/lib/payments/read-wallet";
import { isCheckout, topUpReturn } from "@/lib/payments/top-ups/top-up-return";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ amount?: string; next?: string }>;
}

const USUAL_FEN = 50_000n;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "wallet" });
  return { title: t("topUp.title") };
}

/** The amount in fen that the address asks for in yuan, moved into the limits of one top-up. */
function startFen(amount: string | undefined): bigint {
  const fen = amount === undefined ? null : parseYuan(amount);
  if (fen === null || fen <= 0n) return USUAL_FEN;
  if (fen < MIN_TOP_UP_FEN) return MIN_TOP_UP_FEN;
  return fen > MAX_TOP_UP_FEN ? MAX_TOP_UP_FEN : fen;
}

export default async function TopUpPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { amount, next: asked } = await readSearch(searchParams);
  const next = localPath(asked) ?? undefined;
  const [t, locale] = await Promise.all([getTranslations("wallet"), getLocale()]);
  const [wallet, { gateways }] = await Promise.all([
    readWallet(actor, {}, { locale: languageOf(locale) }),
    listPayable(actor),
  ]);
  const crumbs = [
    { href: "/account/wallet", label: t("title") },
    ...(next ? [{ href: next, label: t(`topUp.${topUpReturn(next)}`) }] : []),
  ];
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("topUp.title")} crumbs={crumbs}>
        {t(isCheckout(next) ? "topUp.haveCart" : "topUp.have", { amount: formatFen(wallet.balanceFen) })}
      </PageTitle>
      <ClientMessages names={["wallet", "payments", "gateways", "errors.payments"]}>
        <TopUpForm
          amountFen={startFen(amount).toString()}
          next={next}
          sandbox={wallet.sandbox}
          bankReady={wallet.bank !== null}
          gateways={gateways}
        />
      </ClientMessages>
    </main>
  );
}
