"use client";

import { useEffect, useRef, useState } from "react";
import { RefreshEvery } from "../refresh-every";
import { Live } from "../ui/live";

interface Props {
  /** How many messages of others there are. */
  count: number;
  /** What is read out when there are more. */
  news: string;
  /** Something is under way that ends within moments. */
  soon?: boolean;
}

/** Lets answers turn up by themselves while somebody looks at a ticket, and says when there is one. */
export function FollowTicket({ count, news, soon = false }: Props) {
  const known = useRef(count);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (count > known.current) setSaid(news);
    known.current = count;
  }, [count, news]);
  return (
    <>
      <RefreshEvery everyMs={soon ? 2_000 : 15_000} />
      <Live text={said} />
    </>
  );
}
