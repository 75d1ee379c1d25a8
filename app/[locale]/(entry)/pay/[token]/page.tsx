import type { Metadata } from "next";
import { getLocale, getTranslations, setRequestLocale } from "next-intl/server";
import { cache } from "react";
import { languageOf } from "@/app/brand-metadata";
import { payerCodeOf } from "@/app/payer-code-of";
import { PayByLink } from "@/components/payments/pay-by-link";
import { WayToPay } from "@/components/payments/way-to-pay";
import { Money } from "@/components/text/money";
import { timeText } from "@/components/text/time";
import { Disclosure } from "@/components/ui/disclosure";
import { Note } from "@/components/ui/note";
import { RefreshEvery } from "@/components/wallet/refresh-every";
import { currentActor } from "@/lib/auth/current-actor";
import { formatFen } from "@/lib/core/money";
import { readPayLink } from "@/lib/paying/links/read-pay-link";
import type { PayLinkView } from "@/lib/paying/pay-link-contract";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string; token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const ASK_EVERY_MS = 3_000;

const findLink = cache(async (token: string) =>
  readPayLink(await currentActor(), { token: token.slice(0, 100) }, { locale: languageOf(await getLocale()) }),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, token } = await params;
  const [t, link] = await Promise.all([getTranslations({ locale, namespace: "payments.link" }), findLink(token)]);
  // Its layout keeps search engines and the Referer header away.
  return { title: link.state === "open" ? t("payTitle", { asker: link.asker }) : t("address") };
}

/** Where somebody without an account pays a customer's order, and where the gateway sends them back to. */
export default async function PayPage({ params, searchParams }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const [t, link, back] = await Promise.all([
    getTranslations("payments.link"),
    findLink(token),
    searchParams.then(payerCodeOf),
  ]);
  if (link.state === "ended") {
    return (
      <>
        <h1>{t("over")}</h1>
        <p className="max-w-text text-ink-2">{t("overWhat")}</p>
      </>
    );
  }
  if (link.state === "paid") {
    return (
      <>
        <h1>{t("paid", { amount: formatFen(link.amountFen) })}</h1>
        <p className="max-w-text text-ink-2" role="status">
          {t(link.isPlaced ? "paidWhat" : "paidLater")}
        </p>
        <p className="max-w-text text-sm text-ink-3">{t("paidNumber", { number: link.number })}</p>
      </>
    );
  }
  return (
    <ClientMessages names={["payments", "gateways"]}>
      <OpenLink link={link} token={token} back={back} />
    </ClientMessages>
  );
}

interface Open {
  link: Extract<PayLinkView, { state: "open" }>;
  token: string;
  back: { code: string; state: string } | undefined;
}

async function OpenLink({ link, token, back }: Open) {
  const [t, pay, names, locale] = await Promise.all([
    getTranslations("payments.link"),
    getTranslations("payments"),
    getTranslations("gateways"),
    getLocale(),
  ]);
  const { asker, items, amountFen, expiresAt, gateways, payment } = link;
  const form = <PayByLink token={token} amountFen={amountFen} gateways={gateways} />;
  return (
    <div className="max-w-136 space-y-5">
      <h1>{t("payTitle", { asker })}</h1>
      <p className="text-ink-2">{t("payLead", { asker })}</p>
      <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-6 gap-y-2">
        <dt className="text-sm text-ink-2">{t("what")}</dt>
        <dd>
          <ul>
            {items.map(({ what, count }) => (
              <li key={what}>{count === 1 ? what : t("times", { what, count })}</li>
            ))}
          </ul>
        </dd>
        <dt className="text-sm text-ink-2">{t("sum")}</dt>
        <dd>
          <Money fen={amountFen} large />
          <p className="text-sm text-ink-3">{t("payUntil", { until: timeText(expiresAt, "minute", locale) })}</p>
        </dd>
      </dl>
      {payment?.inQuestion && <Note kind="warn" title={t("inQuestion")} />}
      {payment ? (
        <>
          {payment.entry && (
            <WayToPay
              entry={payment.entry}
              gateway={unchecked(names)(`${payment.gateway}.name`)}
              sum={formatFen(amountFen)}
              of={{ token }}
              back={back}
            />
          )}
          <p role="status">
            {pay(payment.entry ? "waiting" : "asking", { until: timeText(payment.expiresAt, "minute", locale) })}
          </p>
          <Disclosure summary={t("otherWay")}>
            <div className="pt-4">{form}</div>
          </Disclosure>
          <RefreshEvery everyMs={ASK_EVERY_MS} />
        </>
      ) : (
        form
      )}
    </div>
  );
}
