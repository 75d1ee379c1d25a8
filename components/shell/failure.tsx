"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button/button";
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
          {/* A plain link: every page carries this, and a link component would make it too large. */}
          {!staff && <a href={`/account/tickets/new?error=${error.digest ?? ""}`}>{t("ask")}</a>}
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
