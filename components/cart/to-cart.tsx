import type { ReactNode } from "react";
import type { RequestFailure } from "@/components/call-contract";
import { Link } from "@/components/ui/link";

/** What refuses an addition to the cart until something is paid for or removed there. */
const SOLVED_THERE: readonly string[] = ["cart.duplicate", "cart.service_in_cart", "cart.other_change", "cart.full"];

/** Leads to the cart when the reason of a failure is put right there. */
export function ToCart({ failure, children }: { failure: RequestFailure | undefined; children: ReactNode }) {
  return failure && SOLVED_THERE.includes(failure.code) ? <Link href="/cart">{children}</Link> : null;
}
