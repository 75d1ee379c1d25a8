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

/**
 * A button that opens a short list of links and deeds. Tab and the arrow keys walk through it; Escape and choosing one close it
 * and return the focus to the button.
 */
export function Menu({ label, icon, iconOnly = false, align = "end", children, className }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        setOpen(false);
        button.current?.focus();
      }
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      const lines = [...(root.current?.querySelectorAll<HTMLElement>(".menu-list :is(a, button)") ?? [])];
      const at = lines.indexOf(document.activeElement as HTMLElement);
      lines[at < 0 && by < 0 ? lines.length - 1 : (at + by + lines.length) % lines.length]?.focus();
    };
    document.addEventListener("pointerdown", outside);
    document.addEventListener("focusin", outside);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("focusin", outside);
      document.removeEventListener("keydown", onKey);
    };
  }, [open]);

  // What is chosen may open a form or a dialog: it finds the focus here, and gives it back here.
  const choose = () => {
    setOpen(false);
    button.current?.focus();
  };

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
        <div className={clsx("menu-list", `menu-${align}`)} onClick={choose}>
          {children}
        </div>
      )}
    </div>
  );
}
