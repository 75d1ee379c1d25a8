"use client";

import { useSelectedLayoutSegment } from "next/navigation";
import { Fragment } from "react";
import { PageLink } from "../ui/page-link";
import type { NavGroup } from "./nav-item";
import { type NavLook, navEntryClass, navTitleClass } from "./nav-look";
import { useNavPlace } from "./nav-place";

interface Props {
  groups: readonly NavGroup[];
  look: NavLook;
  onFollow?: () => void;
}

/**
 * The links of a navigation. The current one is the item that the page names with NavPlace, else the one of the open layout
 * segment.
 */
export function NavLinks({ groups, look, onFollow }: Props) {
  const [named, open] = [useNavPlace(), useSelectedLayoutSegment()];
  const segment = named ?? open;
  return groups.map((group) => (
    <Fragment key={group.title ?? group.items[0]?.href}>
      {group.title && <p className={navTitleClass({ look })}>{group.title}</p>}
      {group.items.map((item) => (
        <PageLink
          key={item.href}
          className={navEntryClass({ look })}
          href={item.href}
          prefetch={item.prefetch ? null : false}
          onClick={onFollow}
          aria-current={item.segment !== undefined && item.segment === segment ? "page" : undefined}
        >
          <span>{item.label}</span>
          {item.badge && item.badge.count > 0 && (
            <b className={look === "rail" ? "text-unsure" : undefined}>
              {item.badge.count}
              <span className="sr-only"> {item.badge.label}</span>
            </b>
          )}
        </PageLink>
      ))}
    </Fragment>
  ));
}
