"use client";

import { useTranslations } from "next-intl";
import { revokeStaffTokenCall } from "@/components/generated/tokens-staff";
import type { StaffTokenRow } from "@/lib/tokens/staff-contract";
import { TokenLine } from "../tokens/token-line";
import { useScopeWords } from "./use-scope-words";

/** Tokens of the staff; each can be revoked. */
export function StaffTokenList({ rows, ownId }: { rows: readonly StaffTokenRow[]; ownId: string }) {
  const t = useTranslations("staffTokens.list");
  const words = useScopeWords();
  return (
    <ul aria-label={t("title")}>
      {rows.map((token) => (
        <TokenLine key={token.id} token={token} prefix="kqs_" revoke={revokeStaffTokenCall}>
          {token.owner.id !== ownId && <p className="text-sm text-ink-2">{t("owner", { name: token.owner.name })}</p>}
          <p className="text-sm wrap-anywhere text-ink-2">{token.scopes.map(words).join(t("join"))}</p>
        </TokenLine>
      ))}
    </ul>
  );
}
