"use client";

import { useTranslations } from "next-intl";
import { revokeTokenCall } from "@/components/generated/tokens";
import { Link } from "@/components/ui/link";
import { formatFen } from "@/lib/core/money";
import type { TokenRow } from "@/lib/tokens/contract";
import { TokenLine } from "./token-line";
import { useGrantWords } from "./use-grant-words";

/** The customer's tokens; each can be revoked. */
export function TokenList({ rows }: { rows: readonly TokenRow[] }) {
  const t = useTranslations("tokens.list");
  const words = useGrantWords();
  return (
    <ul aria-label={t("title")}>
      {rows.map((token) => (
        <TokenLine key={token.id} token={token} prefix="kq_" revoke={revokeTokenCall}>
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
        </TokenLine>
      ))}
    </ul>
  );
}
