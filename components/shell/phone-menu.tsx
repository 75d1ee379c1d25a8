"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { IconButton } from "../ui/button/icon-button";
import { LanguageSwitch } from "./language-switch";
import type { NavGroup } from "./nav-item";
import { NavLinks } from "./nav-links";
import { navEntryClass } from "./nav-look";

interface Props {
  label: string;
  groups: readonly NavGroup[];
  /** Shown above the links: the brand. */
  head: ReactNode;
  /** Shown below the links: sign in or out. */
  children?: ReactNode;
}

/**
 * The navigation on a phone: a list of links that fills the screen. It is made when it is first opened: it would double the links of every
 * page, which the server renders and the browser takes over, and without scripts it can't be opened.
 */
export function PhoneMenu({ label, groups, head, children }: Props) {
  const t = useTranslations("shell");
  const ui = useTranslations("ui.dialog");
  const sheet = useRef<HTMLDialogElement>(null);
  const [made, setMade] = useState(false);
  const open = () => {
    flushSync(() => setMade(true));
    sheet.current?.showModal();
  };
  const close = () => sheet.current?.close();
  return (
    <>
      <IconButton icon="menu" large className="lg:hidden noscript:hidden" label={t("menu")} onClick={open} />
      <dialog
        ref={sheet}
        className="m-0! h-dvh max-h-dvh w-screen max-w-[100vw] border-0 bg-ground p-0 text-ink open:animate-rise"
        aria-label={label}
      >
        {made && (
          <>
            <div className="flex min-h-14 items-center justify-between pr-[calc(var(--spacing-margin)-0.75rem)] pl-margin">
              {head}
              <IconButton icon="x" large label={ui("close")} onClick={close} />
            </div>
            <nav aria-label={label} className="px-margin pt-2 pb-8">
              <NavLinks look="sheet" groups={groups} onFollow={close} />
              {/* biome-ignore lint/a11y/noStaticElementInteractions: closes the sheet after a click on a link inside */}
              {/* biome-ignore lint/a11y/useKeyWithClickEvents: links send a click for the keyboard too */}
              <div className="mt-6 border-t-2 border-rule" onClick={close}>
                {children}
                <LanguageSwitch className={navEntryClass({ look: "sheet" })} />
              </div>
            </nav>
          </>
        )}
      </dialog>
    </>
  );
}
