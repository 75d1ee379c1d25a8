import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { pageOr404 } from "@/app/page-or-404";
import { RenewDomain } from "@/components/services/domain/renew-domain";
import { Fold } from "@/components/ui/fold";
import { Note } from "@/components/ui/note";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readService } from "@/lib/services/read-service";

interface Props {
  params: Promise<{ id: string }>;
}

export default async function RenewPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireCustomer();
  const [t, service] = await Promise.all([
    getTranslations("domains.renew"),
    pageOr404(id, () => readService(actor, { id })),
  ]);
  if (service.ended) redirect(`/account/domains/${id}`);
  return (
    <Fold title={t("title")} lead={t("lead")}>
      {service.expiresAt ? (
        <RenewDomain serviceId={service.id} expiresAt={service.expiresAt} />
      ) : (
        <Note title={t("notYet")} />
      )}
    </Fold>
  );
}
