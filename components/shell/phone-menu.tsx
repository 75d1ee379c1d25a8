"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useRef } from "react";
import { IconButton } from "../ui/icon-button";
import { LanguageSwitch } from "./language-switch";
import type { NavGroup } from "./nav-item";
import { NavLinks } from "./nav-links";

interface Props {
  label: string;
  groups: readonly NavGroup[];
  /** Shown above the links: the brand. */
  head: ReactNode;
  /** Shown below the links: sign in or out. */
  children?: ReactNode;
}

/** The navigation on a phone: a list of links that fills the screen. */
export function PhoneMenu({ label, groups, head, children }: Props) {
  const t = useTranslations("shell");
  const ui = useTranslations("ui.dialog");
  const sheet = useRef<HTMLDialogElement>(null);
  const close = () => sheet.current?.close();
  return (
    <>
      <IconButton
        icon="menu"
        large
        className="only-phone"
        label={t("menu")}
        onClick={() => sheet.current?.showModal()}
      />
      <dialog ref={sheet} className="sheet" aria-label={label}>
        <div className="sheet-head">
          {head}
          <IconButton icon="x" large label={ui("close")} onClick={close} />
        </div>
        <nav aria-label={label}>
          <NavLinks groups={groups} onFollow={close} />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: closes the sheet after a click on a link inside */}
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: links send a click for the keyboard too */}
          <div className="sheet-more" onClick={close}>
            {children}
            <LanguageSwitch className="" />
          </div>
        </nav>
      </dialog>
    </>
  );
}
