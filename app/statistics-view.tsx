import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { askedRange } from "@/components/services/statistics/asked-range";
import { FiguresPart } from "@/components/services/statistics/figures-part";
import { NothingServed } from "@/components/services/statistics/nothing-served";
import { RangePicker } from "@/components/services/statistics/range-picker";
import { WhileReadingStatistics } from "@/components/services/statistics/while-reading";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import { readFigures, readStatisticsSubjects } from "@/lib/controls/read-statistics";
import type { Actor } from "@/lib/core/actor";
import { shanghaiDay } from "@/lib/core/time";
import type { DayRange } from "@/lib/product-lines/figures";
import { getUncheckedTranslations } from "@/messages/unchecked-server";
import { readOrTrouble } from "./read-or-trouble";

interface Props {
  actor: Actor;
  id: string;
  productLine: string;
  /** The page's address without its query. */
  path: string;
  search: { of?: string; days?: string; from?: string; to?: string };
}

/** The figures of one domain of a service: its list is read first, then each part on its own. */
export function StatisticsView(props: Props) {
  return (
    <WhileReadingStatistics search={props.search}>
      <View {...props} />
    </WhileReadingStatistics>
  );
}

async function View({ actor, id, productLine, path, search }: Props) {
  const [t, own] = await Promise.all([
    getTranslations("services.statistics"),
    getUncheckedTranslations(`${productLine}Line.statistics`),
  ]);
  const found = await readOrTrouble(readStatisticsSubjects(actor, { id }));
  if ("trouble" in found) return <ZoneTrouble title={t("unavailable")} code={found.trouble} />;
  const of = found.value.subjects.find((one) => one === search.of) ?? found.value.subjects[0];
  if (of === undefined) return <NothingServed />;
  const asked = askedRange(search, new Date());
  return (
    <>
      <RangePicker {...{ path, of, asked }} subjects={found.value.subjects} today={shanghaiDay(new Date())} />
      {found.value.parts.map((part) => (
        <Section
          key={part}
          title={own(`parts.${part}`)}
          lead={own.has(`leads.${part}`) ? own(`leads.${part}`) : undefined}
        >
          <Suspense
            key={`${of} ${asked.from} ${asked.to}`}
            fallback={<SkeletonRows rows={4} label={t("readingPart", { part: own(`parts.${part}`) })} />}
          >
            <Part {...{ actor, id, part, of, productLine }} range={asked.range} />
          </Suspense>
        </Section>
      ))}
    </>
  );
}

interface PartProps extends Pick<Props, "actor" | "id" | "productLine"> {
  part: string;
  of: string;
  range: DayRange;
}

async function Part({ actor, id, productLine, part, of, range }: PartProps) {
  const [t, figures] = await Promise.all([
    getTranslations("services.statistics"),
    readOrTrouble(readFigures(actor, { id, part, of, range })),
  ]);
  if ("trouble" in figures) return <ZoneTrouble title={t("partUnavailable")} code={figures.trouble} />;
  return <FiguresPart figures={figures.value} range={range} texts={`${productLine}Line`} />;
}
