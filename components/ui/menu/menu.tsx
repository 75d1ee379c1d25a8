"use client";

import { type ReactNode, useState, useTransition } from "react";
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
type OpenedMenu = Awaited<ReturnType<typeof load>>["default"];

/**
 * A button that opens a short list of links and actions. The list (Radix, 31 kB) is fetched when the pointer or the focus reaches the
 * button; until the first click the button is a plain one. Without `lazy` and Suspense: of a long page React sends what stands in a
 * Suspense after the rest, replaces the button by it, and a press before that is lost.
 */
export function Menu({ label, icon, iconOnly = false, align = "end", items, className }: Props) {
  const [Opened, setOpened] = useState<OpenedMenu | null>(null);
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
  async function open() {
    const { default: loaded } = await load();
    // After `await` React takes no update for a part of the transition by itself.
    startTransition(() => setOpened(() => loaded));
  }
  const closed = (
    <button
      type="button"
      {...look}
      aria-haspopup="menu"
      aria-expanded={false}
      aria-busy={waiting || undefined}
      onPointerEnter={load}
      onFocus={load}
      onClick={() => startTransition(open)}
    />
  );
  return <div className="relative">{Opened ? <Opened button={look} align={align} items={items} /> : closed}</div>;
}
