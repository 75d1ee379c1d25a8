import type { ReactNode } from "react";
import { NavPlace } from "@/components/shell/nav-place";

/** Layout of the webhooks' pages: they are found from the page of API access. */
export default function WebhooksLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <NavPlace segment="tokens" />
      {children}
    </>
  );
}
