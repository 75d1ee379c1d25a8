import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { pageOr404 } from "@/app/page-or-404";
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

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "papers" });
  return { title: t("title") };
}

export default async function AdminPaperPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireStaff();
  const [t, paper] = await Promise.all([getTranslations("papers"), pageOr404(id, () => readAnyPaper(actor, { id }))]);
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
