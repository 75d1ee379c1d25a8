import type { ReactNode } from "react";
import type { Brand } from "@/lib/settings/contract";
import { Footer } from "./footer";
import { Header } from "./header";
import type { NavGroup } from "./nav-item";
import { SkipLink } from "./skip-link";

interface Props {
  brand: Brand;
  /** On pages of the account: its navigation. */
  account?: NavGroup;
  /** The page, with its own `<main id="main">`. It takes the height that the header and the footer leave. */
  children: ReactNode;
}

/** The frame of the shop's and the account's pages. */
export function PageFrame({ brand, account, children }: Props) {
  return (
    <div className="flex min-h-dvh flex-col print:block print:[&_:is(tr,li)]:break-inside-avoid [&>main]:w-full [&>main]:flex-[1_0_auto]">
      <SkipLink />
      <Header brand={brand} account={account} />
      {children}
      <Footer brand={brand} />
    </div>
  );
}
