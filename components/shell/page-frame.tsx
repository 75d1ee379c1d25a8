import type { ReactNode } from "react";
import type { Brand } from "@/lib/settings/contract";
import { Footer } from "./footer";
import { Header } from "./header";
import type { NavGroup } from "./nav-item";
import { SkipLink } from "./skip-link";

interface Props {
  brand: Brand;
  /** The accessible name of the navigation. */
  label: string;
  groups: readonly NavGroup[];
  inAccount?: boolean;
  /** The page, with its own `<main id="main">`. It takes the height that the header and the footer leave. */
  children: ReactNode;
}

/** The frame of the shop's and the account's pages. */
export function PageFrame({ children, ...header }: Props) {
  return (
    <div className="flex min-h-dvh flex-col [&>main]:w-full [&>main]:flex-[1_0_auto]">
      <SkipLink />
      <Header {...header} />
      {children}
      <Footer brand={header.brand} />
    </div>
  );
}
