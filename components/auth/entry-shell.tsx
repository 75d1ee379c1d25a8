import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Brand } from "@/lib/settings/contract";
import { BrandLink } from "../shell/brand-link";
import { Footer } from "../shell/footer";
import { HeaderBar, headerWordClass } from "../shell/header-bar";
import { LanguageSwitch } from "../shell/language-switch";
import { SandboxTag } from "../shell/sandbox-tag";
import { SkipLink } from "../shell/skip-link";
import { ThemeSwitch } from "../shell/theme-switch";

/** The frame of the pages for visitors without a session (sign-in, registration, links from mails): the logo, and no navigation. */
export function EntryShell({ brand, children }: { brand: Brand; children: ReactNode }) {
  const t = useTranslations("auth");
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <HeaderBar
        end={
          <>
            <LanguageSwitch className={headerWordClass} />
            <ThemeSwitch />
          </>
        }
      >
        <BrandLink brand={brand} className="lg:min-w-gutter" />
        <SandboxTag sandbox={brand.sandbox} />
      </HeaderBar>
      <main id="main" className="w-full pt-[clamp(2rem,9vh,6rem)] pb-12 page-width print:py-0" aria-label={t("label")}>
        <div className="lg:pl-[calc(var(--spacing-gutter)+2rem)]">{children}</div>
      </main>
      <div className="mt-auto w-full page-width">
        <div className="relative border-b-2 border-ink">
          <svg
            className="mr-8 ml-auto h-[113.5px] w-26 max-md:mr-2 max-md:h-[65.5px] max-md:w-15"
            viewBox="0 0 24 26.2"
            aria-hidden="true"
          >
            <ellipse cx="11.4" cy="16.8" rx="8" ry="9.7" transform="rotate(28 11.4 16.8)" fill="var(--color-accent)" />
            <path d="M16.1 8.2l2-3.9" stroke="var(--color-ink)" strokeWidth=".55" strokeLinecap="round" />
          </svg>
        </div>
        <Footer brand={brand} inside className="pt-4 pb-6" />
      </div>
    </div>
  );
}
