import { useTranslations } from "next-intl";
import type { ChartUnit } from "./value-scale";
import { valueText } from "./value-text";

interface Named {
  label: string;
  values: readonly bigint[];
  /** The name of each value: that of its bar. Points of a line have none. */
  names?: readonly string[];
}

/** A chart in a sentence: of each series the least, the most and the last value. Undefined without values. */
export function useChartDescription(caption: string, series: readonly Named[], unit: ChartUnit): string | undefined {
  const t = useTranslations("charts");
  const sentences = series.flatMap(({ label, values, names }) => {
    const [first] = values;
    const last = values.at(-1);
    if (first === undefined || last === undefined) return [];
    const least = values.reduce((low, value) => (value < low ? value : low), first);
    const most = values.reduce((high, value) => (value > high ? value : high), first);
    const say = (value: bigint, place: number) => {
      const name = names?.[place];
      const text = valueText(value, unit);
      return name === undefined ? text : t("when", { value: text, name });
    };
    const figures = {
      least: say(least, values.indexOf(least)),
      most: say(most, values.indexOf(most)),
      last: say(last, values.length - 1),
    };
    const said = values.length === 1 ? figures.last : t("range", figures);
    return [series.length === 1 ? said : t("named", { label, said })];
  });
  if (sentences.length === 0) return undefined;
  return t("named", { label: caption, said: sentences.join(t("separator")) });
}
