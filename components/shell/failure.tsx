"use client";

import { useTranslations } from "next-intl";
import { Button } from "../ui/button";

interface Props {
  error: Error & { digest?: string };
  retry: () => void;
}

/** A page that broke: what it means, one thing to do, and the number the log knows it by. */
export function Failure({ error, retry }: Props) {
  const t = useTranslations("shell.failure");
  return (
    <div className="lost" role="alert">
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
