"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";

interface Props {
  error: Error & { digest?: string };
  retry: () => void;
}

/** Shown for a page that failed: what it means, a button to retry, and the digest by which the log knows the error. */
export function PageFailure({ error, retry }: Props) {
  const t = useTranslations("shell.failure");
  return (
    <div className="page-message" role="alert">
      <h1>{t("title")}</h1>
      <p>{t("detail")}</p>
      {error.digest && (
        <p className="hint">
          {t("number")} <span className="mono">{error.digest}</span>
        </p>
      )}
      <p className="row">
        <Button icon="refresh" onClick={retry}>
          {t("retry")}
        </Button>
      </p>
    </div>
  );
}
