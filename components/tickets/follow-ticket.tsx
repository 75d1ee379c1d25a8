"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { readTicketCall } from "../generated/tickets";
import { readAnyTicketCall } from "../generated/tickets-admin";
import { Live } from "../ui/live";
import { useCall } from "../use-call";
import { ticketMark } from "./ticket-mark";

interface Props {
  id: string;
  /** The ticketMark of what the page shows. */
  mark: string;
  /** How many messages of others there are, and what is read out when there are more. */
  count: number;
  news: string;
  staff?: boolean;
  /** Something is under way that ends within moments. */
  soon?: boolean;
}

/**
 * Lets answers turn up by themselves while somebody looks at a ticket. It asks quietly, and reads the page again only when something has
 * changed: after the end of a session, reading the page would lead to the sign-in page, and what is being written would be lost.
 */
export function FollowTicket({ id, mark, count, news, staff = false, soon = false }: Props) {
  const router = useRouter();
  const call = useCall();
  const shown = useRef(mark);
  shown.current = mark;
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const quiet = { quiet: true };
      const found = await (staff ? call(readAnyTicketCall, { id }, quiet) : call(readTicketCall, { id }, quiet));
      if (found.ok && ticketMark(found.value) !== shown.current) router.refresh();
    };
    const timer = setInterval(look, soon ? 2_000 : 15_000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [router, call, id, staff, soon]);
  const known = useRef(count);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (count > known.current) setSaid(news);
    known.current = count;
  }, [count, news]);
  return <Live text={said} />;
}
