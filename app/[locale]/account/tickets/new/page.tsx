import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { languageOf } from "@/app/brand-metadata";
import { readSearch } from "@/app/read-search";
import { ticketFileLimits } from "@/app/ticket-file-limits";
import { NewTicketForm } from "@/components/tickets/new-ticket-form";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireCustomer, requirePerson } from "@/lib/auth/current-actor";
import { readBrand } from "@/lib/settings/read-brand";
import { ClientMessages } from "@/messages/client-messages";
import { readAboutChoices } from "./about-choices";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ service?: string; order?: string; error?: string }>;
}

/** As Next numbers what failed. */
const errorNumber = z.string().regex(/^[\w@-]{1,60}$/);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "tickets.new" });
  return { title: t("title") };
}

/** A question to the shop; pages of services and orders lead here with theirs in the address. */
export default async function NewTicketPage({ params, searchParams }: Props) {
  // The shop's footer leads here, whoever reads it.
  if ((await requirePerson()).kind === "staff") redirect("/admin/tickets");
  const actor = await requireCustomer();
  const { locale } = await params;
  const [t, asked, brand] = await Promise.all([
    getTranslations("tickets"),
    readSearch(searchParams),
    readBrand(languageOf(locale)),
  ]);
  const { choices, about } = await readAboutChoices(actor, asked);
  const { supportPhone: phone, supportHours: hours } = brand;
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("new.title")} crumbs={[{ href: "/account/tickets", label: t("title") }]}>
        <p className="max-w-text">{t("new.lead")}</p>
      </PageTitle>
      <Section
        title={t("new.question")}
        lead={
          <>
            {t("new.questionLead")}{" "}
            {phone && (hours ? t("new.phoneHours", { phone, hours }) : t("new.phone", { phone }))}
          </>
        }
      >
        <ClientMessages names={["tickets.new", "tickets.files", "errors.tickets"]}>
          <NewTicketForm
            choices={choices}
            about={about}
            error={errorNumber.safeParse(asked.error).data}
            limits={ticketFileLimits}
          />
        </ClientMessages>
      </Section>
    </main>
  );
}
