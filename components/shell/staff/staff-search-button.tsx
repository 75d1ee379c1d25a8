"use client";

import { useTranslations } from "next-intl";
import { IconButton } from "../../ui/button/icon-button";
import { Icon } from "../../ui/icon";
import { openSearch } from "./open-search";

/** Opens the search over everything; in the rail with the keys that do the same, in the header of a phone as an icon. */
export function StaffSearchButton({ look }: { look: "rail" | "header" }) {
  const t = useTranslations("shell.staff");
  if (look === "header")
    return <IconButton className="lg:hidden" icon="search" label={t("search")} onClick={openSearch} />;
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      className="mt-3 mb-1 -ml-2 flex min-h-control w-full cursor-pointer items-center gap-1.5 rounded-md border border-edge bg-surface px-2 text-left text-ink-2 hover:text-ink max-lg:hidden"
      onClick={openSearch}
    >
      <Icon name="search" />
      <span className="flex-1">{t("search")}</span>
      <span aria-hidden="true" className="text-xs text-ink-3">
        Ctrl K
      </span>
    </button>
  );
}
