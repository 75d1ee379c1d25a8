import { useTranslations } from "next-intl";
import { ButtonLink } from "../ui/button/button-link";
import { EmptyState } from "../ui/empty-state";

/** Where staff go on when a list is empty; for a list that is empty by a search or a filter, `all` shows the whole of it. */
const LISTS = {
  orders: { next: "/", all: "/admin/orders" },
  attention: { next: "/admin/orders", all: "/admin/attention" },
  customers: { next: "/", all: "/admin/customers" },
  services: { next: "/admin/services/import", all: "/admin/services" },
  reviews: { next: "/admin/reviews?state=pass", all: "/admin/reviews" },
  topUps: { next: "/admin/top-ups?state=confirmed", all: "/admin/top-ups" },
  adjustments: { next: "/admin/customers", all: "/admin/adjustments" },
  calls: { next: "/admin/balance", all: "/admin/calls" },
  outbox: { next: "/admin/customers", all: "/admin/outbox" },
  audit: { next: "/admin/orders", all: "/admin/audit" },
  month: { next: "/admin/top-ups", all: "/admin/books" },
  account: { next: "/admin/books", all: "/admin/books" },
  statements: { next: "/admin/top-ups", all: "/admin/statements" },
  imports: { next: "/admin/customers", all: "/admin/imports" },
  fapiao: { next: "/admin/fapiao?state=issued", all: "/admin/fapiao" },
} as const;

interface Props {
  list: keyof typeof LISTS;
  /** The list is empty by a search or a filter: what to say then. */
  noMatch?: string;
  /** Whoever reads it can't do what the link is for: what to say instead, without one. */
  readOnly?: string;
}

/** An empty list of the back office: what that means, and one link to go on. */
export function StaffEmpty({ list, noMatch, readOnly }: Props) {
  const t = useTranslations("staff-empty");
  const { next, all } = LISTS[list];
  if (readOnly !== undefined) return <EmptyState text={readOnly} />;
  return noMatch === undefined ? (
    <EmptyState text={t(`${list}.none`)} action={<ButtonLink href={next}>{t(`${list}.next`)}</ButtonLink>} />
  ) : (
    <EmptyState text={noMatch} action={<ButtonLink href={all}>{t("all")}</ButtonLink>} />
  );
}
