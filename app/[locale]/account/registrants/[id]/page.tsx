import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { HelpFor } from "@/app/help-for";
import { titleOr404 } from "@/app/title-or-404";
import { ArchiveButton } from "@/components/registrants/archive-button";
import { CompareRegistrant } from "@/components/registrants/compare-registrant";
import { DeleteButton } from "@/components/registrants/delete-button";
import { RealNameStatus } from "@/components/registrants/real-name-status";
import { ReviewPanel } from "@/components/registrants/review-panel";
import { ReviewTimeline } from "@/components/registrants/review-timeline";
import { AskForHelp } from "@/components/tickets/ask-for-help";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Facts } from "@/components/ui/facts";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { showPhone } from "@/lib/core/phone-number";
import { CONSENT_TEXT } from "@/lib/reviews/consent-contract";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";
import { findPageRegistrant, pageRegistrant } from "./page-registrant";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findPageRegistrant(id), ({ displayName }) => displayName);
}

export default async function RegistrantPage({ params }: Props) {
  const { id } = await params;
  const [t, locale, registrant] = await Promise.all([getTranslations("registrants"), getLocale(), pageRegistrant(id)]);
  const { fields, kind, idType, locked, reviews } = registrant;
  const archived = locked === "archived";
  const offered = registrant.realName !== "not_offered";
  const both = (cn?: string, en?: string) => (
    <>
      {cn} <span className="text-ink-2">{en}</span>
    </>
  );
  const facts = [
    { id: "kind", label: t("kind"), value: t(kind) },
    {
      id: "owner",
      label: t(kind === "person" ? "fields.nameCn" : "fields.companyCn"),
      value: both(fields.companyCn, fields.companyEn),
    },
    {
      id: "document",
      label: unchecked(t)(`documents.${idType}`),
      value: <span className="mono-value">{registrant.idNumberMasked}</span>,
    },
    {
      id: "contact",
      label: t("contact"),
      value: both(`${fields.lastNameCn}${fields.firstNameCn}`, `${fields.lastNameEn} ${fields.firstNameEn}`),
    },
    { id: "phone", label: t("fields.phone"), value: showPhone(fields.phone ?? "") },
    { id: "email", label: t("fields.email"), value: fields.email },
    {
      id: "address",
      label: t("address"),
      value: both(
        `${fields.stateCn} ${fields.cityCn} ${fields.addressCn} ${fields.zipcode}`,
        `${fields.addressEn} ${fields.cityEn} ${fields.stateEn} ${fields.country}`,
      ),
    },
  ];
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={registrant.displayName}
        crumbs={[{ href: "/account/registrants", label: t("title") }]}
        beside={<RealNameStatus row={registrant} />}
        actions={<AskForHelp />}
      />
      <ClientMessages names={["registrants", "errors.registrants", "errors.upstream"]}>
        <Section title={t("review.title")} lead={t("review.lead")} id="review">
          {offered ? (
            <ReviewPanel
              registrantId={id}
              kind={kind}
              review={reviews[0] ?? null}
              state={registrant.state}
              archived={archived}
              documentName={unchecked(t)(`documents.${idType}`)}
              consentText={CONSENT_TEXT[languageOf(locale)]}
            />
          ) : (
            <p>{t("review.notOffered")}</p>
          )}
        </Section>
        {reviews.length > 0 && (
          <Section title={t("timeline.label")}>
            <ReviewTimeline reviews={reviews} />
          </Section>
        )}
        <Section title={t("data")} lead={t("domainCount", { count: registrant.domainCount })}>
          <div className="space-y-4">
            {registrant.changeUnclear && (
              <Note kind="warn" title={t("unclear.title")}>
                {t("unclear.body")}
              </Note>
            )}
            <Facts facts={facts} />
            <div className="flex flex-wrap items-center gap-3">
              {locked === null ? (
                <ButtonLink href={`/account/registrants/${id}/edit`} small>
                  {t("edit")}
                </ButtonLink>
              ) : (
                <span className="text-sm text-ink-3 staff:text-xs">
                  {t(registrant.state === "refused" && !archived ? "review.refused" : `locked.${locked}`)}
                </span>
              )}
              {!archived && <ArchiveButton id={id} name={registrant.displayName} />}
              {registrant.deletable && <DeleteButton id={id} name={registrant.displayName} />}
            </div>
          </div>
        </Section>
        {registrant.state === "ready" && (
          <Section title={t("compare.title")} lead={t("compare.lead")}>
            <CompareRegistrant id={id} kind={kind} />
          </Section>
        )}
      </ClientMessages>
      <HelpFor slugs={["real-name-review", "registrants-and-documents"]} />
    </main>
  );
}
