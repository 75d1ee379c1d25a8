"use client";

import { useTranslations } from "next-intl";
import { Button } from "./button";

/** Prints the page, or saves it as a PDF. The browser's own menu does the same; not everybody knows it. */
export function PrintButton() {
  const t = useTranslations("ui");
  return (
    <Button small onClick={() => window.print()}>
      {t("print")}
    </Button>
  );
}
