import { useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { ProductName } from "@/components/text/product-name";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { type Column, Table } from "@/components/ui/table/table";
import type { CartItemView, CartView } from "@/lib/carts/contract";

/** What is in the cart of a staff member's browser, and where it is chosen and changed. */
export function PreparedItems({ cart }: { cart: CartView }) {
  const t = useTranslations("admin-orders.prepare");
  const ui = useTranslations("ui");
  if (cart.count === 0)
    return (
      <Section title={t("items")}>
        <EmptyState
          text={t("empty")}
          action={
            <>
              <ButtonLink kind="go" href="/search" icon="search">
                {t("search")}
              </ButtonLink>
              <ButtonLink href="/products">{t("products")}</ButtonLink>
            </>
          }
        />
      </Section>
    );
  const columns: Column<CartItemView>[] = [
    {
      id: "product",
      head: t("product"),
      phone: "title",
      cell: ({ productLine, shown, details }) => (
        <>
          <ProductName productLine={productLine} name={shown} />
          {details !== "" && details !== shown && <p className="text-sm text-ink-2">{details}</p>}
        </>
      ),
    },
    {
      id: "term",
      head: t("term"),
      cell: ({ years, months }) => (years + months > 0 ? ui("term", { years, months }) : ""),
    },
    {
      id: "price",
      head: t("price"),
      figure: true,
      phone: "end",
      cell: ({ priceFen }) => (priceFen === null ? t("noPrice") : <Money fen={priceFen} />),
    },
  ];
  return (
    <Section title={t("items")} lead={<Link href="/cart">{t("change")}</Link>}>
      <Table caption={t("items")} columns={columns} rows={cart.items} rowKey={({ id }) => id} />
      <p className="mt-3 text-right">
        {t("total")} <Money fen={cart.totalFen} total />
      </p>
    </Section>
  );
}
