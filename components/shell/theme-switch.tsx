import { useTranslations } from "next-intl";
import { IconButton } from "../ui/button/icon-button";

/** Switches between light and dark. public/theme.js handles the click, so that it works before React has loaded. */
export function ThemeSwitch() {
  const t = useTranslations("shell");
  return <IconButton className="noscript:hidden" icon="theme" label={t("theme")} data-theme-switch="" />;
}
