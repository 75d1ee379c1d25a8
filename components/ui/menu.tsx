"use client";

import clsx from "clsx";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Icon, type IconName } from "./icon";

interface Props {
  /** What the button says; for an icon alone it becomes its label. */
  label: ReactNode;
  icon?: IconName;
  /** Only the icon is seen; `label` must be text. */
  iconOnly?: boolean;
  align?: "start" | "end";
  /** Links and buttons; each is one line. Choosing one closes the menu. */
  children: ReactNode;
  className?: string;
}

/** A button that opens a short list of links and deeds. Tab walks through it, Escape closes it and returns the focus. */
export function Menu({ label, icon, iconOnly = false, align = "end", children, className }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    document.addEventListener("keydown", onEscape);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
      document.removeEventListener("keydown", onEscape);
    };
  }, [open]);

  return (
    <div className="menu" ref={root}>
      <button
        ref={button}
        type="button"
        className={clsx(iconOnly ? "icon-btn" : className)}
        aria-expanded={open}
        aria-label={iconOnly && typeof label === "string" ? label : undefined}
        onClick={() => setOpen(!open)}
      >
        {icon && <Icon name={icon} large={iconOnly} />}
        {!iconOnly && label}
        {!iconOnly && <Icon name="down" />}
      </button>
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: listens to the clicks of the links and buttons inside
        // biome-ignore lint/a11y/useKeyWithClickEvents: they send a click for the keyboard too
        <div className={clsx("menu-list", `menu-${align}`)} onClick={() => setOpen(false)}>
          {children}
        </div>
      )}
    </div>
  );
}
