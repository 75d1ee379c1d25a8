"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { PageMessage } from "./page-message";

interface Props {
  error: Error & { digest?: string };
  retry: () => void;
}

/** Shown for a page that failed: what it means, a button to retry, and the digest by which the log knows the error. */
export function PageFailure({ error, retry }: Props) {
  const t = useTranslations("shell.failure");
  return (
    <PageMessage
      role="alert"
      title={t("title")}
      detail={t("detail")}
      actions={
        <Button icon="refresh" onClick={retry}>
          {t("retry")}
        </Button>
      }
    >
      {error.digest && (
        <p className="text-sm text-ink-3 staff:text-xs">
          {t("number")} <span className="mono-value">{error.digest}</span>
        </p>
      )}
    </PageMessage>
  );
}
