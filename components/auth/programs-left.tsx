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
export function ProgramsLeft({ left, pathTo = (page) => page }: Props) {
  const t = useTranslations("auth.programs");
  const { tokens, webhooks, calendar, tokensPage } = left;
  const kind = kindOf(left);
  return (
    <Note kind="warn" title={t(kind, { tokens, webhooks })}>
      {kind !== "calendar" && <p>{t("detail")}</p>}
      {calendar && <p>{t("calendarDetail")}</p>}
      <p className="flex flex-wrap gap-x-4">
        {tokens > 0 && <Link href={pathTo(tokensPage)}>{t("toTokens")}</Link>}
        {webhooks > 0 && <Link href={pathTo("/account/webhooks")}>{t("toWebhooks")}</Link>}
        {calendar && <Link href={pathTo("/account/calendar#subscribe")}>{t("toCalendar")}</Link>}
      </p>
    </Note>
  );
}

function kindOf({ tokens, webhooks }: WorkingPrograms): "tokens" | "webhooks" | "both" | "calendar" {
  if (tokens > 0) return webhooks > 0 ? "both" : "tokens";
  return webhooks > 0 ? "webhooks" : "calendar";
}
