import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { titleOr404 } from "@/app/title-or-404";
import { PromotionForm } from "@/components/promotions/promotion-form";
import { promotionValues } from "@/components/promotions/promotion-values";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { listPromotions } from "@/lib/promotions/list-promotions";
import { ClientMessages } from "@/messages/client-messages";
import { lineChoices } from "../line-choices";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

/** The discount code at this address; null where there is none. Read once per request, for the title and the page. */
const promotionAt = cache(async (id: string) => {
  const actor = await requireStaff(["finance", "admin"]);
  return (await listPromotions(actor)).rows.find((one) => one.id === id) ?? null;
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  return titleOr404(locale, await promotionAt(id), ({ code }) => code);
}

/** Changes a discount code, or switches it off. */
export default async function EditPromotionPage({ params }: Props) {
  const { id } = await params;
  const promotion = await promotionAt(id);
  if (!promotion) notFound();
  const [t, lines] = await Promise.all([getTranslations("promotions"), lineChoices()]);
  return (
    <>
      <PageTitle
        title={<span className="mono-value">{promotion.code}</span>}
        crumbs={[{ href: "/admin/promotions", label: t("title") }]}
        current={promotion.code}
        beside={t(`list.states.${promotion.state}`)}
      />
      <ClientMessages names={["promotions"]}>
        <PromotionForm
          initial={promotionValues(promotion)}
          lines={lines}
          promotion={{ id, seenAt: promotion.updatedAt.toISOString() }}
        />
      </ClientMessages>
    </>
  );
}
