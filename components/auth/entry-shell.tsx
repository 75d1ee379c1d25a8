import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Brand } from "@/lib/settings/contract";
import { BrandLink } from "../shell/brand-link";
import { Footer } from "../shell/footer";
import { LanguageSwitch } from "../shell/language-switch";
import { SandboxTag } from "../shell/sandbox-tag";
import { SkipLink } from "../shell/skip-link";
import { ThemeSwitch } from "../shell/theme-switch";
import "./entry.css";

/** The frame of the pages for visitors without a session (sign-in, registration, links from mails): the logo, and no navigation. */
export function EntryShell({ brand, children }: { brand: Brand; children: ReactNode }) {
  const t = useTranslations("auth");
  return (
    <div className="entry">
      <SkipLink />
      <header className="page top">
        <BrandLink brand={brand} />
        <SandboxTag sandbox={brand.sandbox} />
        <div className="end">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </header>
      <main id="main" className="page entry-page" aria-label={t("label")}>
        <div className="hang">{children}</div>
      </main>
      <div className="page entry-foot">
        <div className="entry-picture">
          <svg viewBox="0 0 24 26.2" aria-hidden="true">
            <ellipse cx="11.4" cy="16.8" rx="8" ry="9.7" transform="rotate(28 11.4 16.8)" fill="var(--color-accent)" />
            <path d="M16.1 8.2l2-3.9" stroke="var(--color-ink)" strokeWidth=".55" strokeLinecap="round" />
          </svg>
        </div>
        <Footer brand={brand} />
      </div>
    </div>
  );
}
