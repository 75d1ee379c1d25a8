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
import { PageTitle } from "@/components/ui/page-title";
import { requireCustomer } from "@/lib/auth/current-actor";
import { printSheet } from "@/lib/papers/print-sheet";
import { readPaper } from "@/lib/papers/read-paper";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findPaper = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => readPaper(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "papers" });
  return titleOr404(locale, await findPaper(id), ({ kind, number }) => `${t(`kind.${kind}`)} ${number}`);
}

export default async function PaperPage({ params }: Props) {
  const { id } = await params;
  const [t, paper] = await Promise.all([getTranslations("papers"), findPaper(id).then((found) => found ?? notFound())]);
  const title = `${t(`kind.${paper.kind}`)} ${paper.number}`;
  return (
    <main id="main" className="page-width">
      <div className="print:hidden">
        <PageTitle
          title={title}
          crumbs={[{ href: "/account/papers", label: t("title") }]}
          current={paper.number}
          actions={
            <>
              <ButtonLink small href={`/account/orders/${paper.orderId}`}>
                {t("page.order")}
              </ButtonLink>
              <PrintButton />
              <a className={buttonClass({ small: true, kind: "go" })} href={`/api/v1/papers/${id}/pdf`} download>
                {t("page.pdf")}
              </a>
            </>
          }
        />
      </div>
      <PrintedPaper sheet={printSheet(paper)} />
    </main>
  );
}
