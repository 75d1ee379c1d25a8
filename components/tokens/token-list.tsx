"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { revokeTokenCall } from "@/components/generated/tokens";
import { Link } from "@/components/ui/link";
import { formatFen } from "@/lib/core/money";
import type { TokenRow } from "@/lib/tokens/contract";
import { Time } from "../text/time";
import { Button } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { useMutation } from "../use-mutation";
import { useGrantWords } from "./use-grant-words";

/** The customer's tokens; each can be revoked. */
export function TokenList({ rows }: { rows: readonly TokenRow[] }) {
  const t = useTranslations("tokens.list");
  const words = useGrantWords();
  return (
    <ul aria-label={t("title")}>
      {rows.map((token) => (
        <li
          key={token.id}
          className="flex flex-wrap items-baseline gap-x-6 gap-y-2 border-t border-rule py-4 first:border-t-0 first:pt-0"
        >
          <div className="min-w-0 flex-1 basis-72 space-y-1">
            <p className="wrap-anywhere">
              <b className="font-strong">{token.name}</b>{" "}
              <span className="mono-value text-ink-3">kq_…{token.ending}</span>
            </p>
            <p className="text-sm wrap-anywhere text-ink-2">{words(token.grant).join(t("then"))}</p>
            {token.cap && (
              <p className="text-sm text-ink-2">
                {t("cap", { spent: formatFen(token.cap.spentFen), total: formatFen(token.cap.totalFen) })}
                {token.cap.dayFen !== null && (
                  <>
                    {t("then")}
                    {t("capDay", { spent: formatFen(token.cap.spentTodayFen), total: formatFen(token.cap.dayFen) })}
                  </>
                )}{" "}
                <Link href={`/account/tokens/${token.id}`}>{t("open")}</Link>
              </p>
            )}
            <p className="text-sm text-ink-3">
              {token.lastUsedAt ? (
                <>
                  {t("used")} <Time at={token.lastUsedAt} />
                  {token.lastUsedIp && <span className="as-stored"> {token.lastUsedIp}</span>}
                </>
              ) : (
                t("unused")
              )}
              {t("then")}
              {token.expiresAt ? (
                <>
                  {t("until")} <Time at={token.expiresAt} />
                </>
              ) : (
                t("forever")
              )}
            </p>
          </div>
          <Revoke token={token} />
        </li>
      ))}
    </ul>
  );
}

function Revoke({ token: { id, name } }: { token: TokenRow }) {
  const t = useTranslations("tokens.list");
  const [open, setOpen] = useState(false);
  const { run, busy, failure, reset } = useMutation(revokeTokenCall, {
    done: t("revoked"),
    onSuccess: () => setOpen(false),
  });
  const close = () => {
    setOpen(false);
    reset();
  };
  return (
    <>
      <Button small kind="flat" aria-label={t("revokeWhat", { name })} onClick={() => setOpen(true)}>
        {t("revoke")}
      </Button>
      <DangerDialog
        open={open}
        onClose={close}
        title={t("revokeTitle", { name })}
        action={t("revoke")}
        onConfirm={() => void run({ id })}
        busy={busy}
        error={failure?.detail}
      >
        <p>{t("revokeLead")}</p>
      </DangerDialog>
    </>
  );
}
