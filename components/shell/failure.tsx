"use client";

import { useTranslations } from "next-intl";
import { Button, buttonClass } from "../ui/button";
import { PageMessage } from "./page-message";

interface Props {
  error: Error & { digest?: string };
  retry: () => void;
  /** In the back office: who works there asks a colleague. */
  staff?: boolean;
}

/** Shown for a page that failed: what it means, what to do, and the digest by which the log knows the error. */
export function PageFailure({ error, retry, staff = false }: Props) {
  const t = useTranslations("shell.failure");
  return (
    <PageMessage
      role="alert"
      title={t("title")}
      detail={t(staff ? "staffDetail" : "detail")}
      actions={
        <>
          <Button icon="refresh" onClick={retry}>
            {t("retry")}
          </Button>
          {!staff && (
            // A plain link: the pages that failed carry no more script for it, and a whole new page is what is wanted.
            <a
              className={buttonClass({ kind: "flat" })}
              href={`/account/tickets/new${error.digest ? `?error=${encodeURIComponent(error.digest)}` : ""}`}
            >
              {t("ask")}
            </a>
          )}
        </>
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
