import { useTranslations } from "next-intl";
import type { WatchedNameView } from "@/lib/watched-names/contract";
import { DomainName } from "../text/domain-name";
import { Time } from "../text/time";
import { ButtonLink } from "../ui/button/button-link";
import { type ItemStatus, Status, type ThingState } from "../ui/status";
import { type Column, Table } from "../ui/table/table";
import { UnwatchButton } from "./unwatch-button";

const GLYPHS: Record<WatchedNameView["status"], ItemStatus | ThingState> = {
  unknown: "review",
  taken: "off",
  checking: "review",
  free: "done",
  unsold: "off",
};

/** The names that a customer watches: how each stands, when that was learned, and for a free one the way to its registration. */
export function WatchedTable({ rows }: { rows: readonly WatchedNameView[] }) {
  const t = useTranslations("watched.list");
  const words = useTranslations("watched.status");
  const columns: Column<WatchedNameView>[] = [
    { id: "name", head: t("name"), phone: "title", cell: ({ shown }) => <DomainName name={shown} /> },
    {
      id: "status",
      head: t("status"),
      phone: "line",
      cell: ({ status, toldAt }) => (
        <Status
          state={GLYPHS[status]}
          word={words(status)}
          detail={status === "free" && toldAt ? words("told") : undefined}
        />
      ),
    },
    {
      id: "asked",
      head: t("asked"),
      phone: "line",
      phoneHead: true,
      cell: ({ askedAt }) => (askedAt ? <Time at={askedAt} /> : t("never")),
    },
    {
      id: "register",
      head: t("register"),
      hideHead: true,
      figure: true,
      phone: "line",
      cell: ({ shown, status }) =>
        status === "free" ? (
          <ButtonLink
            small
            className="max-md:my-2"
            href={`/search?q=${encodeURIComponent(shown)}`}
            aria-label={t("registerWhat", { name: shown })}
          >
            {t("register")}
          </ButtonLink>
        ) : null,
    },
    {
      id: "remove",
      head: t("remove"),
      hideHead: true,
      figure: true,
      phone: "end",
      cell: ({ id, shown }) => <UnwatchButton id={id} name={shown} />,
    },
  ];
  return <Table caption={t("caption")} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}
