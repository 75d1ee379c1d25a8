import { useTranslations } from "next-intl";
import type { TokenRow } from "@/lib/tokens/contract";
import { Time } from "../text/time";
import { Facts } from "../ui/facts";
import { useGrantWords } from "./use-grant-words";

/** What a token may do, since when and until when. */
export function TokenFacts({ token }: { token: TokenRow & { revokedAt: Date | null } }) {
  const t = useTranslations("tokens.page");
  const list = useTranslations("tokens.list");
  const words = useGrantWords();
  const { ending, grant, createdAt, lastUsedAt, lastUsedIp, expiresAt, revokedAt } = token;
  return (
    <Facts
      facts={[
        { id: "token", label: list("title"), value: <span className="mono-value">kq_…{ending}</span> },
        { id: "may", label: t("may"), value: <span className="wrap-anywhere">{words(grant).join(list("then"))}</span> },
        { id: "created", label: t("created"), value: <Time at={createdAt} /> },
        {
          ...{ id: "used", label: t("used") },
          value: lastUsedAt ? (
            <>
              <Time at={lastUsedAt} /> {lastUsedIp && <span className="as-stored">{lastUsedIp}</span>}
            </>
          ) : (
            list("unused")
          ),
        },
        { id: "expires", label: t("expires"), value: expiresAt ? <Time at={expiresAt} /> : list("forever") },
        ...(revokedAt ? [{ id: "revoked", label: t("revoked"), value: <Time at={revokedAt} /> }] : []),
      ]}
    />
  );
}
