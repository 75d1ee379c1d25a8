"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { RefreshEvery } from "@/components/wallet/refresh-every";
import type { OwnPayLink, PaidLink } from "@/lib/paying/pay-link-contract";

const ASK_EVERY_MS = 5_000;

interface Props {
  /** The link that can be paid now; null once it was paid. */
  link: OwnPayLink | null;
  /** The link that was paid last, read with each refresh of the page. */
  paid: PaidLink | null;
}

/** Waits on a page until somebody else has paid by the link, and goes on to what came of it. */
export function FollowPayLink({ link, paid }: Props) {
  const router = useRouter();
  const [followed, setFollowed] = useState(link?.id);
  if (link && link.id !== followed) setFollowed(link.id);
  const href = followed !== undefined && paid?.id === followed ? paid.href : null;
  useEffect(() => {
    if (href !== null) router.push(href);
  }, [href, router]);
  return followed !== undefined && href === null && <RefreshEvery everyMs={ASK_EVERY_MS} />;
}
