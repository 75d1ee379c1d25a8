import type { ReactNode } from "react";
import type { Brand } from "@/lib/settings/contract";
import { PageFrame } from "./page-frame";

/** The frame of the public pages. Each page renders its own `<main id="main">`. */
export function ShopShell({ brand, children }: { brand: Brand; children: ReactNode }) {
  return <PageFrame brand={brand}>{children}</PageFrame>;
}
