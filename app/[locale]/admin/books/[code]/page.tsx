import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { readSearch } from "@/app/read-search";
import { AccountRows } from "@/components/admin/account-rows";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { Money } from "@/components/text/money";
import { buttonClass } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { requireStaff } from "@/lib/auth/current-actor";
import { orNotFound } from "@/lib/http/or-not-found";
import { readAccountContract } from "@/lib/reports/contract";
import { readAccount } from "@/lib/reports/read-account";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string; code: string }>;
  searchParams: Promise<{ after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "books" });
  return { title: t("postings") };
}

export default async function AccountPage({ params, searchParams }: Props) {
  const actor = await requireStaff(["finance", "admin"]);
  const { after } = await readSearch(searchParams);
  const { locale, code } = await params;
  const asked = readAccountContract.input.safeParse({ code: decodeURIComponent(code), after });
  if (!asked.success) notFound();
  const [t, account] = await Promise.all([
    getTranslations("books"),
    orNotFound(readAccount(actor, asked.data, { locale: languageOf(locale) })),
  ]);
  const path = `/admin/books/${encodeURIComponent(account.code)}`;
  const [kind = "", gateway] = account.code.split(":");
  const name = unchecked(t)(`account.${kind}`);
  const title =
    kind === "clearing" && gateway && unchecked(t).has(`gateway.${gateway}`)
      ? t("of", { name, rest: unchecked(t)(`gateway.${gateway}`) })
      : name;
  return (
    <>
      <PageTitle
        title={title}
        crumbs={[{ href: "/admin/books", label: t("title") }]}
        actions={
          <a
            className={buttonClass({ small: true })}
            href={`/api/v1/admin/accounts/${encodeURIComponent(account.code)}/csv`}
          >
            {t("csv")}
          </a>
        }
      >
        <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
          {account.customer && (
            <Link href={`/admin/customers/${account.customer.id}`}>
              {account.customer.name || account.customer.email}
            </Link>
          )}
          <span>
            {t("balanceNow")} <Money fen={account.balanceFen} />
          </span>
          <span className="mono-value text-sm text-ink-3 staff:text-xs">{account.code}</span>
        </p>
      </PageTitle>
      <ClientMessages names={["books"]}>
        {account.rows.length > 0 ? <AccountRows rows={account.rows} /> : <StaffEmpty list="account" />}
      </ClientMessages>
      <Pagination
        nextHref={account.next ? `${path}?after=${account.next}` : undefined}
        previousHref={after ? path : undefined}
      />
    </>
  );
}
