"use client";

import { lazy, type ReactNode, Suspense, useState, useTransition } from "react";
import { iconButtonClass } from "../button/icon-button";
import { Icon, type IconName } from "../icon";
import type { MenuEntry } from "./menu-entry";

interface Props {
  /** What the button says; for an icon alone it becomes its label. */
  label: ReactNode;
  icon?: IconName;
  /** Only the icon is seen; `label` must be text. */
  iconOnly?: boolean;
  align?: "start" | "end";
  items: readonly MenuEntry[];
  /** The button's look: `buttonClass(…)`. */
  className?: string;
}

const load = () => import("./opened-menu");
const OpenedMenu = lazy(load);

/**
 * A button that opens a short list of links and actions. The list (Radix, 31 kB) is fetched when the pointer or the focus reaches the
 * button; until the first click the button is a plain one.
 */
export function Menu({ label, icon, iconOnly = false, align = "end", items, className }: Props) {
  const [opened, setOpened] = useState(false);
  const [waiting, startTransition] = useTransition();
  const look = {
    className: iconOnly ? iconButtonClass : className,
    "aria-label": iconOnly && typeof label === "string" ? label : undefined,
    children: (
      <>
        {icon && <Icon name={icon} large={iconOnly} />}
        {!iconOnly && label}
        {!iconOnly && <Icon name="down" />}
      </>
    ),
  };
  const closed = (
    <button
      type="button"
      {...look}
      aria-haspopup="menu"
      aria-expanded={false}
      aria-busy={waiting || undefined}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => startTransition(() => setOpened(true))}
    />
  );
  return (
    <div className="relative">
      <Suspense fallback={closed}>
        {opened ? <OpenedMenu button={look} align={align} items={items} /> : closed}
      </Suspense>
    </div>
  );
}
