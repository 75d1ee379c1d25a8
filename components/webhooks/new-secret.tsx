"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Time } from "../text/time";
import { CopyButton } from "../ui/button/copy-button";
import { Note } from "../ui/note";
import { webhooksPath } from "./calls-of";

interface Props {
  ofShop: boolean;
  id: string;
  secret: string;
  /** It replaces another one, which is valid until then. */
  oldUntil?: Date | null;
}

/** A secret that was just made: it stands on no page afterwards. */
export function NewSecret({ ofShop, id, secret, oldUntil }: Props) {
  const t = useTranslations("webhooks.secret");
  return (
    <Note kind="warn" title={t(oldUntil ? "rotated" : "title")} live>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
        <code className="min-w-0 rounded-sm bg-sunk px-3 py-2 font-mono text-sm as-stored" data-testid="webhook-secret">
          {secret}
        </code>
        <CopyButton text={secret} label={t("copy")} word />
      </p>
      <p>{t("once")}</p>
      {oldUntil ? (
        <p>{t.rich("still", { time: () => <Time at={oldUntil} /> })}</p>
      ) : (
        <p>
          <Link href={`${webhooksPath(ofShop)}/${id}`}>{t("next")}</Link>
        </p>
      )}
    </Note>
  );
}
