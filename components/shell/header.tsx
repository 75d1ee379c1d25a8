import type { Brand } from "@/lib/settings/contract";
import { AccountMenu } from "./account-menu";
import { BrandLink } from "./brand-link";
import { CartLink } from "./cart-link";
import { HeaderBar, headerWordClass } from "./header-bar";
import { LanguageSwitch } from "./language-switch";
import type { NavGroup } from "./nav-item";
import { NavLinks } from "./nav-links";
import { PhoneAccount } from "./phone-account";
import { PhoneMenu } from "./phone-menu";
import { SandboxTag } from "./sandbox-tag";
import { ThemeSwitch } from "./theme-switch";

interface Props {
  brand: Brand;
  /** The accessible name of the navigation. */
  label: string;
  /** A wide screen shows the first group in the header; the phone menu shows all of them. */
  groups: readonly NavGroup[];
  inAccount?: boolean;
}

export function Header({ brand, label, groups, inAccount }: Props) {
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
          <PhoneMenu label={label} groups={groups} head={<BrandLink brand={brand} />}>
            <PhoneAccount inAccount={inAccount} />
          </PhoneMenu>
        </>
      }
    >
      <BrandLink brand={brand} className="lg:min-w-gutter" />
      <nav aria-label={label} className="flex gap-6 max-lg:hidden">
        <NavLinks look="header" groups={groups.slice(0, 1)} />
      </nav>
      <SandboxTag sandbox={brand.sandbox} />
    </HeaderBar>
  );
}
