import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Link } from "@/components/ui/link";
import { PageLink } from "@/components/ui/page-link";
import type { StaffRole } from "@/lib/core/actor";
import type { Brand } from "@/lib/settings/contract";
import { BrandLink } from "../brand-link";
import { LanguageSwitch } from "../language-switch";
import type { NavGroup } from "../nav-item";
import { NavLinks } from "../nav-links";
import { navEntryClass, navTitleClass } from "../nav-look";
import { PersonName } from "../person-name";
import { PhoneMenu } from "../phone-menu";
import { SandboxTag } from "../sandbox-tag";
import { SignOutButton } from "../sign-out-button";
import { SkipLink } from "../skip-link";
import { ThemeSwitch } from "../theme-switch";
import { staffNav } from "./staff-nav";
import { StaffSearchButton } from "./staff-search-button";

interface Props {
  brand: Brand;
  role: StaffRole;
  /** How much waits on each page, by its segment, for somebody who can act on it. */
  waiting?: Partial<Record<string, number>>;
  /** Trouble that nobody may miss, above the page. */
  banner?: ReactNode;
  children: ReactNode;
}

const sheetEntryClass = navEntryClass({ look: "sheet" });
const railEntryClass = navEntryClass({ look: "rail" });

/** The frame of the back office: the navigation beside the page, or a header with a menu on a phone. */
export function StaffShell({ brand, role, waiting = {}, banner, children }: Props) {
  const t = useTranslations("shell.staff");
  const account = useTranslations("shell.account");
  const badgeOf = (count: number) => (count > 0 ? { count, label: t("waiting", { count }) } : undefined);
  const groups: NavGroup[] = staffNav
    .map(({ key, pages }) => ({
      title: t(key),
      items: pages
        .filter((page) => page.roles.includes(role))
        .map((page) => ({
          href: page.segment ? `/admin/${page.segment}` : "/admin",
          segment: page.segment,
          label: t(page.key),
          badge: badgeOf((page.segment && waiting[page.segment]) || 0),
        })),
    }))
    .filter((group) => group.items.length > 0);
  const brandLink = <BrandLink brand={brand} small={t("label")} href="/admin" />;
  return (
    <div
      className="grid min-h-screen grid-cols-[11.5rem_minmax(0,1fr)] text-body max-lg:grid-cols-[minmax(0,1fr)] max-lg:grid-rows-[auto_1fr] max-lg:content-start print:block print:[&_:is(tr,li)]:break-inside-avoid"
      data-density="staff"
    >
      <header className="relative bg-sunk pt-3 pr-3 pb-8 pl-5 text-sm max-lg:py-1 max-lg:pr-[calc(var(--spacing-margin)-0.75rem)] max-lg:pl-margin print:hidden">
        <div className="sticky top-3 max-lg:static">
          <SkipLink />
          <div className="flex items-center justify-between">
            {brandLink}
            <span className="flex items-center">
              <StaffSearchButton look="header" />
              <ThemeSwitch />
              <PhoneMenu label={t("label")} groups={groups} head={brandLink}>
                <Link className={sheetEntryClass} href="/account/security">
                  {account("security")}
                </Link>
                <PageLink className={sheetEntryClass} href="/">
                  {t("shop")}
                </PageLink>
                <SignOutButton className={sheetEntryClass} />
              </PhoneMenu>
            </span>
          </div>
          <SandboxTag sandbox={brand.sandbox} className="mt-1 inline-block" />
          <StaffSearchButton look="rail" />
          <nav aria-label={t("label")} className="max-lg:hidden">
            <NavLinks look="rail" groups={groups} />
            <p className={navTitleClass({ look: "rail" })}>
              <PersonName after={t("comma")} />
              {t(role)}
            </p>
            <Link className={railEntryClass} href="/account/security">
              {account("security")}
            </Link>
            <PageLink className={railEntryClass} href="/">
              {t("shop")}
            </PageLink>
            <LanguageSwitch className={cn(railEntryClass, "w-full")} />
            <SignOutButton className={cn(railEntryClass, "w-full")} />
          </nav>
        </div>
      </header>
      <div className="min-w-0">
        {banner}
        <main id="main" className="px-7 pt-4 pb-12 max-lg:px-margin print:p-0 print:px-[9mm]">
          {children}
        </main>
      </div>
    </div>
  );
}
