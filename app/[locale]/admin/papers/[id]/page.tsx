import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { PrintedPaper } from "@/components/papers/printed-paper";
import { buttonClass } from "@/components/ui/button/button";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PrintButton } from "@/components/ui/button/print-button";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { printSheet } from "@/lib/papers/print-sheet";
import { readAnyPaper } from "@/lib/papers/staff/read-any-paper";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findPaper = cache(async (id: string) => {
  const actor = await requireStaff();
  return await findForPage(id, () => readAnyPaper(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "papers" });
  return titleOr404(locale, await findPaper(id), ({ kind, number }) => `${t(`kind.${kind}`)} ${number}`);
}

export default async function AdminPaperPage({ params }: Props) {
  const { id } = await params;
  const [t, paper] = await Promise.all([getTranslations("papers"), findPaper(id)]);
  if (!paper) notFound();
  return (
    <>
      <div className="print:hidden">
        <PageTitle
          title={`${t(`kind.${paper.kind}`)} ${paper.number}`}
          crumbs={[{ href: "/admin/papers", label: t("title") }]}
          current={paper.number}
          actions={
            <>
              <ButtonLink small href={`/admin/orders/${paper.orderId}`}>
                {t("page.order")}
              </ButtonLink>
              <PrintButton />
              <a className={buttonClass({ small: true })} href={`/api/v1/admin/papers/${id}/pdf`} download>
                {t("page.pdf")}
              </a>
            </>
          }
        >
          <Link href={`/admin/customers/${paper.customer.id}`}>{paper.customer.name || paper.customer.email}</Link>
        </PageTitle>
      </div>
      <PrintedPaper sheet={printSheet(paper)} />
    </>
  );
}
