import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { StaffRole } from "@/lib/core/actor";
import type { Brand } from "@/lib/settings/contract";
import { BrandLink } from "./brand-link";
import { LanguageSwitch } from "./language-switch";
import type { NavGroup } from "./nav-item";
import { NavLinks } from "./nav-links";
import { PersonName } from "./person-name";
import { PhoneMenu } from "./phone-menu";
import { SandboxTag } from "./sandbox-tag";
import { SignOutButton } from "./sign-out-button";
import { SkipLink } from "./skip-link";
import { staffNav } from "./staff-nav";
import { ThemeSwitch } from "./theme-switch";

interface Props {
  brand: Brand;
  role: StaffRole;
  /** How many tasks wait for a decision of staff. */
  waiting?: number;
  children: ReactNode;
}

/** The frame of the back office: the navigation beside the page, or a header with a menu on a phone. */
export function StaffShell({ brand, role, waiting = 0, children }: Props) {
  const t = useTranslations("shell.staff");
  const groups: NavGroup[] = staffNav
    .map(({ key, pages }) => ({
      title: t(key),
      items: pages
        .filter((page) => page.roles.includes(role))
        .map((page) => ({
          href: `/admin/${page.segment}`,
          segment: page.segment,
          label: t(page.key),
          badge: page.segment === "attention" ? { count: waiting, label: t("waiting", { count: waiting }) } : undefined,
        })),
    }))
    .filter((group) => group.items.length > 0);
  const brandLink = <BrandLink brand={brand} small={t("name")} href="/admin" />;
  return (
    <div className="staff" data-density="staff">
      <header className="rail">
        <div className="rail-in">
          <SkipLink />
          <div className="rail-head">
            {brandLink}
            <span className="row tight">
              <ThemeSwitch />
              <PhoneMenu label={t("label")} groups={groups} head={brandLink}>
                <Link href="/">{t("shop")}</Link>
                <SignOutButton />
              </PhoneMenu>
            </span>
          </div>
          <SandboxTag sandbox={brand.sandbox} />
          <nav aria-label={t("label")}>
            <NavLinks groups={groups} />
            <p>
              <PersonName after={t("comma")} />
              {t(role)}
            </p>
            <Link href="/">{t("shop")}</Link>
            <LanguageSwitch className="" />
            <SignOutButton />
          </nav>
        </div>
      </header>
      <main id="main" className="work">
        {children}
      </main>
    </div>
  );
}
