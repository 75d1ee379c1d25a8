import type { Metadata } from "next";
import { setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { brandMetadata, languageOf } from "@/app/brand-metadata";
import { EntryShell } from "@/components/auth/entry-shell";
import { readBrand } from "@/lib/settings/read-brand";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { ...(await brandMetadata((await params).locale)), robots: { index: false }, referrer: "no-referrer" };
}

/**
 * Layout of sign-in, registration and the pages that mails link to. Their addresses may carry a single-use token, so no Referer
 * header is sent.
 */
export default async function EntryLayout({ children, params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return (
    <EntryShell brand={await readBrand(languageOf(locale))}>
      <ClientMessages names={["errors", "auth", "passkeys"]}>{children}</ClientMessages>
    </EntryShell>
  );
}
