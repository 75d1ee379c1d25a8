import { useTranslations } from "next-intl";
import type { ServiceRow } from "@/lib/services/contract";
import { serviceStatus } from "@/lib/services/status-contract";
import { unchecked } from "@/messages/unchecked";

type Row = Parameters<typeof serviceStatus>[0] & Pick<ServiceRow, "productLine">;

/** The status of a service of any product line, with the word of the line if it has one. */
export function useServiceStatus(): (row: Row, now?: number) => ReturnType<typeof serviceStatus> {
  const t = unchecked(useTranslations());
  return (row, now) => {
    const word = (reason: string) => {
      const key = `${row.productLine}Line.states.${reason}`;
      return t.has(key) ? t(key) : undefined;
    };
    return serviceStatus(row, word, now);
  };
}
