import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { OpenShop } from "@/components/admin/setup/open-shop";
import { SetupList } from "@/components/admin/setup/setup-list";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { RefreshEvery } from "@/components/wallet/refresh-every";
import { requireStaff } from "@/lib/auth/current-actor";
import { shanghaiMinute } from "@/lib/core/time";
import { readSetup } from "@/lib/reports/setup/read-setup";
import type { SetupReport } from "@/lib/reports/setup-contract";
import { ClientMessages } from "@/messages/client-messages";

const LOOK_EVERY_MS = 5_000;

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "setup" });
  return titleForRoles(locale, ["admin"], t("title"));
}

/** What a new shop needs before it sells, and the press that opens it. */
export default async function SetupPage() {
  const actor = await requireStaff(["admin"]);
  const [t, report] = await Promise.all([getTranslations("setup"), readSetup(actor)]);
  const { isOpen, steps } = report;
  return (
    <>
      <PageTitle title={t("title")}>{!isOpen && <p className="text-ink-2">{t("lead")}</p>}</PageTitle>
      <ClientMessages names={["setup"]}>
        {isOpen ? <Note title={openSentence(t, report)} /> : <OpenShop steps={steps} />}
        <Section title={t("listLabel")}>
          <SetupList steps={steps} />
        </Section>
      </ClientMessages>
      {!isOpen && <RefreshEvery everyMs={LOOK_EVERY_MS} />}
    </>
  );
}

type Translate = Awaited<ReturnType<typeof getTranslations<"setup">>>;

function openSentence(t: Translate, { sandbox, openedAt, openedBy }: SetupReport): string {
  if (openedAt === null) return sandbox ? t("open.sandbox") : t("open.done");
  const at = shanghaiMinute(openedAt);
  return openedBy === null ? t("open.since", { at }) : t("open.sinceBy", { at, name: openedBy });
}
