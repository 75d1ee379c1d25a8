import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ButtonLink } from "../button/button-link";
import { EmptyState } from "../empty-state";
import type { ListAddress } from "./list-address";

interface Props {
  list: ListAddress;
  /** What to say when no row matches the filters. */
  noMatch: string;
  /** Stands there when the list itself is empty. */
  children: ReactNode;
}

/** Stands in a table's place when there are no rows; where filters are the reason, offers to clear them. */
export function NoRows({ list, noMatch, children }: Props) {
  const t = useTranslations("ui.list");
  if (!list.isFiltered) return children;
  const clear = (
    <ButtonLink small href={list.cleared}>
      {t("clear")}
    </ButtonLink>
  );
  return <EmptyState text={noMatch} action={clear} />;
}
