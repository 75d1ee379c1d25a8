import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { readSearch } from "@/app/read-search";
import { GiveCartForm } from "@/components/admin/orders/give-cart-form";
import { PreparedItems } from "@/components/admin/orders/prepared-items";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import { readCart } from "@/lib/carts/read-cart";
import { readCustomer } from "@/lib/customers/read-customer";
import { ClientMessages } from "@/messages/client-messages";
import { ChooseCustomer } from "../../choose-customer";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ customer?: string; q?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "admin-orders.prepare" });
  return { title: t("title") };
}

/** An order for a customer: what is in the cart of this browser goes into theirs. The customer's page leads here with them in the address. */
export default async function PrepareOrderPage({ params, searchParams }: Props) {
  const actor = await requireStaff();
  const locale = languageOf((await params).locale);
  const [t, list, people, asked, cart] = await Promise.all([
    getTranslations("admin-orders.prepare"),
    getTranslations("admin-orders.list"),
    getTranslations("people.choose"),
    readSearch(searchParams),
    readCart(actor, {}, { locale, setCookie: () => undefined }),
  ]);
  const { customer: id = "", q = "" } = asked;
  const customer = id ? await findForPage(id, () => readCustomer(actor, { id })) : null;
  return (
    <>
      <PageTitle title={t("title")} crumbs={[{ href: "/admin/orders", label: list("title") }]}>
        <p className="text-ink-2">{t("lead")}</p>
      </PageTitle>
      {customer ? (
        <Section title={t("customer")} lead={<Link href="/admin/orders/new">{people("other")}</Link>}>
          <p>
            <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>{" "}
            <span className="text-ink-2">{customer.email}</span>
          </p>
        </Section>
      ) : (
        <ChooseCustomer actor={actor} q={q} path="/admin/orders/new" />
      )}
      <PreparedItems cart={cart} />
      {customer && cart.count > 0 && (
        <Section title={t("give")}>
          <ClientMessages names={["admin-orders.prepare", "errors.cart", "errors.checkout"]}>
            <GiveCartForm customerId={customer.id} />
          </ClientMessages>
        </Section>
      )}
    </>
  );
}
