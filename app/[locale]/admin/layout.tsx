import type { Metadata } from "next";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { brandMetadata, languageOf } from "@/app/brand-metadata";
import { hiddenTitle } from "@/app/hidden-title";
import { AskDialogs } from "@/components/shell/ask-dialogs";
import { FollowFocus } from "@/components/shell/follow-focus";
import { StaffSearch } from "@/components/shell/staff/staff-search";
import { StaffShell } from "@/components/shell/staff/staff-shell";
import { StaffTroubles } from "@/components/shell/staff/staff-troubles";
import { currentActor, requireStaff } from "@/lib/auth/current-actor";
import { lineIds } from "@/lib/product-lines/pages";
import { readHealth } from "@/lib/reports/read-health";
import { countByPage } from "@/lib/reports/read-waiting";
import { graveTroublesOf } from "@/lib/reports/troubles-of";
import { readBrand } from "@/lib/settings/read-brand";
import { ClientMessages } from "@/messages/client-messages";
import { STAFF_PARTS } from "@/messages/special-parts";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

/** The search names the product line of what it finds. */
const LINE_NAMES = lineIds.map((id) => `${id}Line.name`);

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const hidden = (await currentActor()).kind === "staff" ? {} : await hiddenTitle(locale);
  return { ...(await brandMetadata(locale)), ...hidden, robots: { index: false } };
}

/** Layout of the back office. Its pages render no `<main>`, because the shell does. */
export default async function AdminLayout({ children, params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireStaff();
  const now = new Date();
  const [brand, health, waiting] = await Promise.all([
    readBrand(languageOf(locale)),
    readHealth(now),
    countByPage(actor, now),
  ]);
  return (
    <ClientMessages names={[...STAFF_PARTS, "staff-search", ...LINE_NAMES]}>
      <StaffShell
        brand={brand}
        role={actor.role}
        waiting={waiting}
        banner={<StaffTroubles troubles={graveTroublesOf(health, actor.role)} />}
      >
        {children}
        <StaffSearch />
        <AskDialogs userId={actor.userId} />
        <FollowFocus />
      </StaffShell>
    </ClientMessages>
  );
}
