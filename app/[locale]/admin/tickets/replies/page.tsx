import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { markNames } from "@/components/tickets/desk/fill-marks";
import { AddSavedReply } from "@/components/tickets/desk/saved-reply-form";
import { SavedReplyRows } from "@/components/tickets/desk/saved-reply-rows";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { ticketRoles } from "@/lib/tickets/contract";
import { listSavedReplies } from "@/lib/tickets/staff/list-saved-replies";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "desk.saved" });
  return { title: t("title") };
}

/** What staff say often, written once. */
export default async function SavedRepliesPage() {
  const actor = await requireStaff();
  const [t, { rows }] = await Promise.all([getTranslations("desk"), listSavedReplies(actor)]);
  const mayChange = ticketRoles.some((role) => role === actor.role);
  return (
    <ClientMessages names={["desk.saved"]}>
      <PageTitle
        title={t("saved.title")}
        crumbs={[{ href: "/admin/tickets", label: t("title") }]}
        actions={mayChange && rows.length > 0 && <AddSavedReply />}
      >
        {t("saved.lead", markNames)}
      </PageTitle>
      {rows.length > 0 ? (
        <SavedReplyRows rows={rows} mayChange={mayChange} />
      ) : (
        <EmptyState text={t("saved.empty")} action={mayChange && <AddSavedReply />} />
      )}
    </ClientMessages>
  );
}
