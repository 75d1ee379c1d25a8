import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { titleOr404 } from "@/app/title-or-404";
import { GiveService } from "@/components/handovers/give-service";
import { HandedGoods } from "@/components/handovers/handed-goods";
import { WaitingHandover } from "@/components/handovers/waiting-handover";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { requireCustomer } from "@/lib/auth/current-actor";
import { ACCEPT_HANDOVER_DAYS } from "@/lib/handovers/own-contract";
import { readOwnHandover } from "@/lib/handovers/read-own-handover";
import { pagesOf } from "@/lib/product-lines/pages";
import { ClientMessages } from "@/messages/client-messages";
import { getUncheckedTranslations } from "@/messages/unchecked-server";
import { findPageService, pageService } from "../page-service";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "handovers.give" });
  return titleOr404(locale, await findPageService(id), ({ displayName }) => `${t("title")} ${displayName}`);
}

/** Moves a service to another customer's account. The mailed link leads here with its token. */
export default async function GiveServicePage({ params, searchParams }: Props) {
  const { id } = await params;
  const given = (await searchParams).token;
  const token = typeof given === "string" ? given : undefined;
  const { displayName: name, productLine, ended } = await pageService(id);
  if (ended) redirect(`/account/services/${id}`);
  const page = await readOwnHandover(await requireCustomer(), { id, token });
  const [t, errors] = await Promise.all([getTranslations("handovers.give"), getUncheckedTranslations("errors")]);
  const { waits, foreignLink, refusal, automatic, mailKept } = page;
  return (
    <Section title={t("title")} lead={t("lead", { registered: pagesOf(productLine).registered ? "yes" : "no" })}>
      <div className="max-w-text space-y-6">
        {foreignLink && (
          <Note kind="warn" title={t("link.over")}>
            {t(waits ? "link.another" : "link.none")}
          </Note>
        )}
        <HandedGoods goods={page} side="give" />
        <ClientMessages names={["handovers.give", "handovers.several", "errors.handovers", "errors.link"]}>
          {waits && <WaitingHandover {...{ waits, name, mailKept }} token={foreignLink ? undefined : token} />}
          {!waits && !refusal && <GiveService {...{ id, name, automatic }} days={ACCEPT_HANDOVER_DAYS} />}
        </ClientMessages>
        {!waits && refusal && (
          <div className="space-y-4">
            <Note kind="warn" title={t("refused")}>
              {errors(refusal.code, refusal.params)}
            </Note>
            <ButtonLink href={`/account/services/${id}`}>{t("back")}</ButtonLink>
          </div>
        )}
      </div>
    </Section>
  );
}
