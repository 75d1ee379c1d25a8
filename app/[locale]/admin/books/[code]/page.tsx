import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { readSearch } from "@/app/read-search";
import { titleForRoles } from "@/app/title-for-roles";
import { AccountRows } from "@/components/admin/books/account-rows";
import { type AskedMonth, askedMonth } from "@/components/admin/books/asked-month";
import { CustomerAccountRows } from "@/components/admin/books/customer-account-rows";
import { MonthLinks } from "@/components/admin/books/month-links";
import { RefusedMonth } from "@/components/admin/books/refused-month";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { Money } from "@/components/text/money";
import { buttonClass } from "@/components/ui/button/button";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Stats } from "@/components/ui/stat";
import { requireStaff } from "@/lib/auth/current-actor";
import type { StaffActor } from "@/lib/core/actor";
import { orNotFound } from "@/lib/http/or-not-found";
import { bookWords } from "@/lib/reports/books/book-words";
import { isCustomerKind, listCustomerAccounts } from "@/lib/reports/books/list-customer-accounts";
import { readAccount } from "@/lib/reports/books/read-account";
import { type AccountView, readAccountContract } from "@/lib/reports/contract";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<{ after?: string; month?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "books" });
  return titleForRoles(locale, ["finance", "admin"], t("postings"));
}

/** An account: all of its postings, or those of a month. A kind that each customer has an account of opens as the list of them. */
export default async function AccountPage({ params, searchParams }: Props) {
  const actor = await requireStaff(["finance", "admin"]);
  const [{ after, month }, { locale, code: encoded }] = await Promise.all([readSearch(searchParams), params]);
  const code = decodeURIComponent(encoded);
  const language = languageOf(locale);
  const asked = askedMonth(month);
  if (isCustomerKind(code)) return <CustomerAccounts {...{ actor, kind: code, asked, after, language }} />;
  const input = readAccountContract.input.safeParse({
    code,
    after,
    month: month === undefined ? undefined : asked.month,
  });
  if (!input.success) notFound();
  const account = await orNotFound(readAccount(actor, input.data, { locale: language }));
  return <Account {...{ account, asked, after, language }} />;
}

type Language = ReturnType<typeof languageOf>;

interface AccountProps {
  account: AccountView;
  asked: AskedMonth;
  after: string | undefined;
  language: Language;
}

async function Account({ account, asked, after, language }: AccountProps) {
  const t = await getTranslations("books");
  const { period, customer } = account;
  const path = `/admin/books/${encodeURIComponent(account.code)}`;
  const query = period ? `?month=${period.month}` : "";
  const name = bookWords(language).account(account.code);
  return (
    <>
      <PageTitle
        title={period ? t("accountMonth", { name, month: period.month }) : name}
        crumbs={[{ href: `/admin/books${query}`, label: t("title") }]}
        actions={
          <>
            {period && <MonthLinks path={path} month={period.month} />}
            {period && (
              <ButtonLink small href={path}>
                {t("allPostings")}
              </ButtonLink>
            )}
            <a
              className={buttonClass({ small: true })}
              href={`/api/v1/admin/accounts/${encodeURIComponent(account.code)}/csv${query}`}
            >
              {t("csv")}
            </a>
          </>
        }
      >
        <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
          {customer && <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>}
          {!period && (
            <span>
              {t("balanceNow")} <Money fen={account.balanceFen} />
            </span>
          )}
          <span className="mono-value text-sm text-ink-3 staff:text-xs">{account.code}</span>
        </p>
      </PageTitle>
      <RefusedMonth {...asked} />
      {period && (
        <Stats
          label={period.month}
          stats={(["opening", "debit", "credit", "closing"] as const).map((id) => ({
            id,
            label: t(`period.${id}`),
            value: <Money fen={period[`${id}Fen`]} />,
          }))}
        />
      )}
      <ClientMessages names={["books"]}>
        {account.rows.length > 0 ? (
          <AccountRows rows={account.rows} />
        ) : (
          <StaffEmpty list="account" noMatch={period ? t("noPostings") : undefined} />
        )}
      </ClientMessages>
      <Pagination
        nextHref={account.next ? `${path}${period ? `${query}&` : "?"}after=${account.next}` : undefined}
        previousHref={after ? `${path}${query}` : undefined}
      />
    </>
  );
}

interface CustomerAccountsProps {
  actor: StaffActor;
  kind: string;
  asked: AskedMonth;
  after: string | undefined;
  language: Language;
}

async function CustomerAccounts({ actor, kind, asked, after, language }: CustomerAccountsProps) {
  const { month } = asked;
  const [t, { rows, next }] = await Promise.all([
    getTranslations("books"),
    orNotFound(listCustomerAccounts(actor, { kind, month, after })),
  ]);
  const path = `/admin/books/${kind}`;
  const name = t("allCustomers", { name: bookWords(language).account(kind) });
  return (
    <>
      <PageTitle
        title={t("accountMonth", { name, month })}
        crumbs={[{ href: `/admin/books?month=${month}`, label: t("title") }]}
        actions={<MonthLinks path={path} month={month} />}
      />
      <RefusedMonth {...asked} />
      <ClientMessages names={["books"]}>
        {rows.length > 0 ? (
          <CustomerAccountRows rows={rows} month={month} />
        ) : (
          <StaffEmpty list="account" noMatch={t("noCustomerAccounts")} />
        )}
      </ClientMessages>
      <Pagination
        nextHref={next ? `${path}?month=${month}&after=${next}` : undefined}
        previousHref={after ? `${path}?month=${month}` : undefined}
      />
    </>
  );
}
