import { useTranslations } from "next-intl";
import { IconButton } from "../ui/icon-button";

/** Light or dark; public/theme.js does it, so it works before anything else has loaded. */
export function ThemeSwitch() {
  const t = useTranslations("shell");
  return <IconButton icon="theme" label={t("theme")} data-theme-switch="" />;
}
