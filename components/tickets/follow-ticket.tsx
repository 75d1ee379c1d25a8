"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Live } from "../ui/live";

const EVERY_MS = 20_000;

interface Props {
  /** How many messages of others there are. */
  count: number;
  /** What is read out when there are more. */
  news: string;
}

/** Reads the page's data again while somebody looks at it, and when they come back to it: answers turn up by themselves. */
export function FollowTicket({ count, news }: Props) {
  const router = useRouter();
  const known = useRef(count);
  const [said, setSaid] = useState("");
  useEffect(() => {
    const read = () => {
      if (document.visibilityState === "visible") router.refresh();
    };
    const timer = setInterval(read, EVERY_MS);
    document.addEventListener("visibilitychange", read);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", read);
    };
  }, [router]);
  useEffect(() => {
    if (count > known.current) setSaid(news);
    known.current = count;
  }, [count, news]);
  return <Live text={said} />;
}
