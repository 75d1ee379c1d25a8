"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { TokenGrant } from "@/lib/core/token-grant";
import { CopyButton } from "../ui/button/copy-button";
import { Note } from "../ui/note";
import { ProgramGuide } from "./program-guide";
import { groupsOf, hostOf, type TokenValues } from "./token-values";

interface Props {
  token: string;
  values: TokenValues;
  /** What it may do, as the shop stored it. */
  grant: TokenGrant;
  /** The shop's address. */
  url: string;
  /** A domain of the customer's, where the token names none. */
  domain: string | undefined;
}

/** The token that was just made: it stands on no page afterwards. Below it what to do with it, with the token filled in. */
export function NewToken({ token, values, grant, url, domain = "example.com" }: Props) {
  const t = useTranslations("tokens.made");
  const named = (values.reach === "some" && values.zones.split("\n")[0]) || domain;
  const host = hostOf(values);
  return (
    <>
      <Note kind="warn" title={t("title", { name: values.name.trim() })} live>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
          <code className="min-w-0 rounded-sm bg-sunk px-3 py-2 font-mono text-sm as-stored" data-testid="token">
            {token}
          </code>
          <CopyButton text={token} label={t("copy")} word />
        </p>
        <p>{t("once")}</p>
        <p className="flex flex-wrap gap-x-6 gap-y-1">
          <Link href="/account/tokens">{t("back")}</Link>
          <Link href="/account/tokens/guide">{t("others")}</Link>
        </p>
      </Note>
      <div className="pt-8">
        <ProgramGuide
          values={{
            ...{ url, token, domain: named, host: host === "@" ? named : `${host}.${named}` },
            grant,
          }}
          groups={groupsOf(values.purpose)}
          opened
        />
      </div>
    </>
  );
}
