import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { toast } from "../ui/toast/toast";

type SearchDialogs = typeof import("./search-dialogs");

/**
 * The dialogs of the search page, loaded when the first one is wanted: most visitors open none, and their forms are a part of what a
 * first visit would load. Null until then. @param onFailed when they could not be loaded; a second wish tries again.
 */
export function useSearchDialogs(wanted: boolean, onFailed: () => void): SearchDialogs | null {
  const t = useTranslations("ui.error");
  const [dialogs, setDialogs] = useState<SearchDialogs | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new wish loads
  useEffect(() => {
    if (!wanted || dialogs) return;
    import("./search-dialogs").then(setDialogs, () => {
      toast(t("network"), "bad");
      onFailed();
    });
  }, [wanted, dialogs]);
  return dialogs;
}
