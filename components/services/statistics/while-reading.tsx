import { getTranslations } from "next-intl/server";
import { type ReactNode, Suspense } from "react";
import { Waiting } from "@/components/ui/waiting";
import { ClientMessages } from "@/messages/client-messages";

/** What is read of a service's statistics for an address; until it is there, the page says that it is being read. */
export async function WhileReadingStatistics({ search, children }: { search: object; children: ReactNode }) {
  const t = await getTranslations("services.statistics");
  return (
    <ClientMessages names={["errors.upstream"]}>
      <Suspense key={JSON.stringify(search)} fallback={<Waiting label={t("reading")}>{t("readingLong")}</Waiting>}>
        {children}
      </Suspense>
    </ClientMessages>
  );
}
