"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { Suspense, useEffect, useState } from "react";

/** What opens faster than this needs no bar. */
const PATIENCE_MS = 300;
/** A page that never comes, or leads back to this one, must not leave the bar for ever. */
const MOST_MS = 15_000;

/** A bar at the top of the window while a page is being opened, if that takes a while. instrumentation-client.ts tells when one is. */
export function OpeningBar() {
  return (
    // A prerendered page does not know its query.
    <Suspense fallback={null}>
      <Bar />
    </Suspense>
  );
}

function Bar() {
  const t = useTranslations("ui");
  const [shown, setShown] = useState(false);
  const place = `${usePathname()}?${useSearchParams()}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place means that the page has come
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = () => {
      clearTimeout(timer);
      setShown(false);
    };
    const begin = (event: Event) => {
      const { pathname, search } = new URL(String((event as CustomEvent).detail), location.href);
      if (pathname === location.pathname && search === location.search) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        setShown(true);
        timer = setTimeout(end, MOST_MS);
      }, PATIENCE_MS);
    };
    addEventListener("kumquat:opening", begin);
    return () => {
      removeEventListener("kumquat:opening", begin);
      end();
    };
  }, [place]);
  return (
    <div role="status" className="print:hidden">
      {shown && (
        <>
          <div className="fixed inset-x-0 top-0 z-40 h-0.75 animate-breathe bg-accent-mark" />
          <span className="sr-only">{t("opening")}</span>
        </>
      )}
    </div>
  );
}
