"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { revokeStaffTokenCall } from "@/components/generated/tokens-staff";
import type { StaffTokenRow } from "@/lib/tokens/staff-contract";
import { Time } from "../text/time";
import { Button } from "../ui/button/button";
import { DangerDialog } from "../ui/danger-dialog";
import { useMutation } from "../use-mutation";
import { useScopeWords } from "./use-scope-words";

/** Tokens of the staff; each can be revoked. */
export function StaffTokenList({ rows, ownId }: { rows: readonly StaffTokenRow[]; ownId: string }) {
  const t = useTranslations("staffTokens.list");
  const words = useScopeWords();
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
              <span className="mono-value text-ink-3">kqs_…{token.ending}</span>
            </p>
            {token.owner.id !== ownId && <p className="text-sm text-ink-2">{t("owner", { name: token.owner.name })}</p>}
            <p className="text-sm wrap-anywhere text-ink-2">{token.scopes.map(words).join(t("join"))}</p>
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
              {t("until")} <Time at={token.expiresAt} />
            </p>
          </div>
          <Revoke token={token} />
        </li>
      ))}
    </ul>
  );
}

function Revoke({ token: { id, name } }: { token: StaffTokenRow }) {
  const t = useTranslations("staffTokens.list");
  const [open, setOpen] = useState(false);
  const { run, busy, failure, reset } = useMutation(revokeStaffTokenCall, {
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
        title={t("revokeWhat", { name })}
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
