import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { Brand } from "@/lib/settings/contract";
import { PageLink } from "../ui/page-link";
import { AccountMenu } from "./account-menu";
import { BrandLink } from "./brand-link";
import { CartLink } from "./cart-link";
import { HeaderBar, headerWordClass } from "./header-bar";
import { LanguageSwitch } from "./language-switch";
import type { NavGroup } from "./nav-item";
import { NavLinks } from "./nav-links";
import { navEntryClass } from "./nav-look";
import { PhoneAccount } from "./phone-account";
import { PhoneMenu } from "./phone-menu";
import { SandboxTag } from "./sandbox-tag";
import { shopNav } from "./shop-nav";
import { ThemeSwitch } from "./theme-switch";

interface Props {
  brand: Brand;
  /** On pages of the account: its navigation, which has a row of its own below the shop's. */
  account?: NavGroup;
}

/** The header of the shop and of the account: the same words in the same places, so that nobody leaves the shop by signing in. */
export function Header({ brand, account }: Props) {
  const t = useTranslations("shell");
  const shop = shopNav(useTranslations("shell.products"));
  // A phone's menu needs scripts.
  const withoutScripts = (
    <noscript>
      <nav
        aria-label={t("products.label")}
        className="flex flex-wrap gap-x-5 text-sm/[inherit] page-width reach-links lg:hidden"
      >
        {[...shop.items, { href: "/sign-in", label: t("signIn") }].map(({ href, label }) => (
          <PageLink key={href} href={href}>
            {label}
          </PageLink>
        ))}
        <LanguageSwitch className="inline-flex items-center" />
      </nav>
    </noscript>
  );
  return (
    <HeaderBar
      end={
        <>
          <span className="max-lg:hidden">
            <LanguageSwitch className={headerWordClass} />
          </span>
          <ThemeSwitch />
          <CartLink />
          <span className="max-lg:hidden">
            <AccountMenu />
          </span>
          <PhoneMenu label={t("menu")} groups={account ? [shop, account] : [shop]} head={<BrandLink brand={brand} />}>
            <PhoneAccount inAccount={account !== undefined} />
          </PhoneMenu>
        </>
      }
      below={
        account ? (
          <nav aria-label={account.title} className="border-y border-rule max-lg:hidden">
            <div className="flex flex-wrap gap-x-5 text-sm/[inherit] page-width">
              <NavLinks look="header" groups={[{ items: account.items.filter(({ inMenusOnly }) => !inMenusOnly) }]} />
            </div>
          </nav>
        ) : (
          withoutScripts
        )
      }
    >
      <BrandLink brand={brand} className="lg:min-w-gutter" />
      <nav aria-label={t("products.label")} className="flex gap-6 max-lg:hidden">
        <NavLinks look="header" groups={[shop]} />
        <Link className={navEntryClass({ look: "header" })} href="/account" aria-current={account ? "true" : undefined}>
          {t("account.label")}
        </Link>
      </nav>
      <SandboxTag sandbox={brand.sandbox} className="max-[22.5rem]:hidden" />
    </HeaderBar>
  );
}
