import type { Metadata } from "next";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { brandMetadata, languageOf } from "@/app/brand-metadata";
import { hiddenTitle } from "@/app/hidden-title";
import { AccountShell } from "@/components/shell/account-shell";
import { AskDialogs } from "@/components/shell/ask-dialogs";
import { FollowFocus } from "@/components/shell/follow-focus";
import { NavPlaces } from "@/components/shell/nav-place";
import { currentActor, requirePerson } from "@/lib/auth/current-actor";
import { readBrand } from "@/lib/settings/read-brand";
import { ClientMessages } from "@/messages/client-messages";
import { ACCOUNT_PARTS } from "@/messages/special-parts";
import { askedNavPlace } from "./asked-nav-place";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  // The pages that staff have here as well give their whole title.
  const hidden = (await currentActor()).kind === "staff" ? await hiddenTitle(locale) : {};
  return { ...(await brandMetadata(locale)), ...hidden, robots: { index: false } };
}

/**
 * Layout of the account pages. Each page authorises again through its use cases; the check here only sends visitors to sign in
 * early.
 */
export default async function AccountLayout({ children, params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { userId, kind } = await requirePerson();
  return (
    <NavPlaces asked={await askedNavPlace()}>
      <AccountShell brand={await readBrand(languageOf(locale))} staff={kind === "staff"}>
        <ClientMessages names={ACCOUNT_PARTS}>
          {children}
          <AskDialogs userId={userId} />
          <FollowFocus />
        </ClientMessages>
      </AccountShell>
    </NavPlaces>
  );
}
