import { useTranslations } from "next-intl";
import type { WorkingPrograms } from "@/lib/accounts/contract";
import { Link } from "../ui/link";
import { Note } from "../ui/note";

interface Props {
  left: WorkingPrograms;
  /** The address that leads to a page of the account; where nobody is signed in, by way of signing in. @default the page itself */
  pathTo?: (page: string) => string;
}

/** Says after a change of the password what goes on working without it, and leads to where its owner ends it. */
export function ProgramsLeft({ left: { tokens, webhooks, tokensPage }, pathTo = (page) => page }: Props) {
  const t = useTranslations("auth.programs");
  const kind = tokens > 0 && webhooks > 0 ? "both" : tokens > 0 ? "tokens" : "webhooks";
  return (
    <Note kind="warn" title={t(kind, { tokens, webhooks })}>
      <p>{t("detail")}</p>
      <p className="flex flex-wrap gap-x-4">
        {tokens > 0 && <Link href={pathTo(tokensPage)}>{t("toTokens")}</Link>}
        {webhooks > 0 && <Link href={pathTo("/account/webhooks")}>{t("toWebhooks")}</Link>}
      </p>
    </Note>
  );
}
