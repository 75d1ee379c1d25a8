import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { LogFiles, LogPicker } from "@/components/services/statistics/log-files";
import { NothingServed } from "@/components/services/statistics/nothing-served";
import { WhileReadingStatistics } from "@/components/services/statistics/while-reading";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import { listLogFiles, readStatisticsSubjects } from "@/lib/controls/read-statistics";
import type { Actor } from "@/lib/core/actor";
import { midnightOf, shanghaiDay } from "@/lib/core/time";
import { readOrTrouble } from "./read-or-trouble";

interface Props {
  actor: Actor;
  id: string;
  /** The page's address without its query, and the address of the route that downloads. */
  path: string;
  route: string;
  search: { of?: string; day?: string };
}

/** The access logs of one domain of a service, by day. */
export function LogsView(props: Props) {
  return (
    <WhileReadingStatistics search={props.search}>
      <View {...props} />
    </WhileReadingStatistics>
  );
}

async function View({ actor, id, path, route, search }: Props) {
  const t = await getTranslations("services.statistics");
  const found = await readOrTrouble(readStatisticsSubjects(actor, { id }));
  if ("trouble" in found) return <ZoneTrouble title={t("unavailable")} code={found.trouble} />;
  const of = found.value.subjects.find((one) => one === search.of) ?? found.value.subjects[0];
  if (of === undefined) return <NothingServed />;
  const today = shanghaiDay(new Date());
  const asked = search.day && search.day <= today && midnightOf(search.day) ? search.day : null;
  const day = asked ?? today;
  return (
    <Section title={t("logs")} lead={t("logsLead")}>
      <LogPicker {...{ path, of, day, today }} subjects={found.value.subjects} />
      {search.day && !asked && <Note kind="warn" title={t("refused.day")} />}
      <Suspense key={`${of} ${day}`} fallback={<SkeletonRows rows={4} label={t("readingPart", { part: t("logs") })} />}>
        <Files {...{ actor, id, route, of, day }} />
      </Suspense>
    </Section>
  );
}

async function Files({
  actor,
  id,
  route,
  of,
  day,
}: Pick<Props, "actor" | "id" | "route"> & { of: string; day: string }) {
  const t = await getTranslations("services.statistics");
  const files = await readOrTrouble(listLogFiles(actor, { id, of, day: midnightOf(day) ?? new Date() }));
  if ("trouble" in files) return <ZoneTrouble title={t("partUnavailable")} code={files.trouble} />;
  return <LogFiles {...{ route, of, day }} files={files.value.map(({ url: _upstream, ...file }) => file)} />;
}
