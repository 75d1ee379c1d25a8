"use client";

import * as DropdownMenu from "@radix-ui/react-dropdown-menu";
import { type ComponentProps, useRef } from "react";
import { Link } from "@/components/ui/link";
import { cn } from "../cn";
import type { MenuEntry } from "./menu-entry";

interface Props {
  /** The look of the button that was pressed; it stands in that one's place. */
  button: ComponentProps<"button">;
  align: "start" | "end";
  items: readonly MenuEntry[];
}

const lineClass =
  "flex min-h-control w-full cursor-pointer items-center gap-2.5 rounded-sm border-0 bg-transparent px-3 py-1 text-left text-ink text-sm no-underline -outline-offset-2 hover:no-underline data-highlighted:bg-sunk";

/** What Menu becomes with its first click: it opens at once, and is a menu from then on. */
export default function OpenedMenu({ button, align, items }: Props) {
  const trigger = useRef<HTMLButtonElement>(null);
  const chosen = useRef(false);

  // What is chosen may open a form or a dialog: it finds the focus on the button, and gives it back there.
  const choose = (entry: MenuEntry) => {
    if (!("onSelect" in entry)) return;
    chosen.current = true;
    trigger.current?.focus();
    entry.onSelect();
  };

  return (
    <DropdownMenu.Root defaultOpen modal={false}>
      <DropdownMenu.Trigger ref={trigger} {...button} type="button" />
      {/* Not in a portal: the staff's density holds inside their frame only. */}
      <DropdownMenu.Content
        loop
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className="z-20 max-w-[min(20rem,90vw)] min-w-44 animate-rise rounded-md bg-surface p-1.5 shadow-menu outline-0"
        onCloseAutoFocus={(event) => {
          if (chosen.current) event.preventDefault();
          chosen.current = false;
        }}
      >
        {items.map((entry) => (
          <Entry key={entry.id} entry={entry} onChoose={choose} />
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Root>
  );
}

function Entry({ entry, onChoose }: { entry: MenuEntry; onChoose: (entry: MenuEntry) => void }) {
  if ("separator" in entry) return <DropdownMenu.Separator className="mx-3 my-1.5 border-t border-rule" />;
  if ("href" in entry) {
    return (
      <DropdownMenu.Item asChild className={lineClass}>
        <Link href={entry.href}>{entry.label}</Link>
      </DropdownMenu.Item>
    );
  }
  const { label, danger, blocked } = entry;
  return (
    <DropdownMenu.Item
      // Not `disabled`: the keyboard must reach the reason in it.
      aria-disabled={blocked ? true : undefined}
      className={cn(
        lineClass,
        danger && "text-bad",
        blocked && "cursor-default text-ink-3 data-highlighted:bg-transparent",
      )}
      onSelect={(event) => (blocked ? event.preventDefault() : onChoose(entry))}
    >
      <span>
        {label}
        {blocked && <small className="block text-xs text-ink-2">{blocked}</small>}
      </span>
    </DropdownMenu.Item>
  );
}
